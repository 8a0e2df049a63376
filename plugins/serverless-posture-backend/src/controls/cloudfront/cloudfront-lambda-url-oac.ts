import {
  control,
  evidence,
  EvaluationContext,
  failed,
  FunctionUrl,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';
import { changeDistribution, distributionFix } from './remedies';

const FUNCTION_URL = /^[a-z0-9-]+\.lambda-url\.[a-z0-9-]+\.on\.aws$/;

/** Source: Security Hub CloudFront.16. */
export const cloudfrontLambdaUrlOac = control({
  id: 'cloudfront-lambda-url-oac',
  title:
    'Function URLs are reached through origin access control and ask for IAM',
  description:
    'A function URL behind a distribution is guarded by it only if it refuses everybody else: CloudFront signs its requests ' +
    'with origin access control, and the URL asks for AWS_IAM. URLs of functions of other accounts are not known. Which ' +
    'distribution the policy of the function admits is judged by controls of functions.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  reads: ['AWS::Lambda::Function'],
  references: {
    securityHub: ['CloudFront.16'],
    config: ['cloudfront-origin-lambda-url-oac-enabled'],
    serverlessLens: ['SEC 1', 'SEC 2'],
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Restrict access to an AWS Lambda function URL origin',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html',
      },
    ],
  },
  evaluate({ origins }, context) {
    const ofFunctions = origins.filter(({ domainName }) =>
      FUNCTION_URL.test(domainName),
    );
    if (ofFunctions.length === 0)
      return notApplicable('no origin is a function URL');
    const without = ofFunctions.filter(
      ({ originAccessControlId }) => originAccessControlId === null,
    );
    if (without.length > 0) {
      return failed(
        without.map(({ id }) =>
          evidence(`Origins[${id}].OriginAccessControlId`, null),
        ),
      );
    }
    const urls = knownUrls(context);
    const found = ofFunctions.flatMap(({ domainName }) => {
      const url = urls.find(({ host }) => host === domainName);
      return url?.authType === 'NONE'
        ? [evidence('AuthType', 'NONE', url.functionArn)]
        : [];
    });
    if (found.length > 0) return failed(found);
    const unseen = ofFunctions.find(
      ({ domainName }) => !urls.some(({ host }) => host === domainName),
    );
    return unseen
      ? notAvailable(
          {
            errorClass: 'not-read',
            operation: 'lambda:ListFunctionUrlConfigs',
          },
          `what ${unseen.domainName} asks for is not known`,
        )
      : passed();
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Attach an origin access control of the type lambda to the function URLs of ${distribution.name}, and switch the URLs to AWS_IAM.`,
      {
        page: 'Origins',
        cloudformation:
          'Origins:\n  - Id: <origin>\n    OriginAccessControlId: !Ref OriginAccessControl # of the type lambda',
        terraform:
          'origin {\n  origin_access_control_id = aws_cloudfront_origin_access_control.lambda.id\n}',
      },
    ),
  fix: distributionFix,
});

/** The URLs that were read: those of functions whose policy lets somebody in through one. */
function knownUrls(context: EvaluationContext): FunctionUrl[] {
  return context
    .resources('AWS::Lambda::Function')
    .flatMap(fn => whereKnown(() => fn.urls) ?? []);
}
