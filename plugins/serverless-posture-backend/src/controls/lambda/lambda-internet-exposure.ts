import {
  control,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { uniqBy } from 'lodash';
import { whereKnown } from '../whereKnown';
import { everyPolicy } from './everyPolicy';
import { internetPaths } from './internetPaths';
import { internetPathsByRole } from './internetPathsByRole';
import { consolePath, lambdaCli } from './remedies';

/** Source: OWASP Serverless Top 10, SAS-02; Lambda guide, "Control access to Lambda function URLs". */
export const lambdaInternetExposure = control({
  id: 'lambda-internet-exposure',
  title:
    'No way from the internet leads to the function without authentication',
  description:
    'Each way to a function begins with a grant in its resource policy, or with a role with which an API calls it. Function ' +
    'URLs and the methods and routes of those APIs are followed to where they ask who calls: one that asks nobody fails, ' +
    'unless the API is private or its policy limits callers. Load balancers, CloudFront before a URL that asks for IAM, ' +
    'sources that name any API, and admitted APIs of which only some routes ask leave the verdict open. API keys, web ACLs ' +
    'and what the code checks itself do not count. The working copies of the APIs are judged, which may be ahead of their ' +
    'stages. Policies of aliases, of the versions that they reach and of the newest ten are judged as well; older versions, ' +
    'and aliases of functions that never published a version, are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: [
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGateway::Method',
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::Route',
    'AWS::ApiGatewayV2::Integration',
  ],
  references: {
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Control access to Lambda function URLs',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
      },
      {
        title: 'Controlling and managing access to REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
      },
    ],
  },
  evaluate(fn, context): Verdict {
    const byRole = internetPathsByRole(fn, context);
    const judgePolicies = () =>
      everyPolicy(fn, (one): Verdict => {
        const { open, guarded, unclear } = internetPaths(fn, one, context);
        if (open.length > 0) return failed(open);
        const [doubt] = [...unclear, ...byRole.unclear];
        if (doubt) throw doubt;
        const ways = guarded + byRole.guarded;
        return passed(
          ways > 0 ? `${ways} ways that ask who calls` : 'no way in',
        );
      });
    if (byRole.open.length === 0) return judgePolicies();
    // What calls with a role is certain, even where a policy could not be read.
    const byGrant = whereKnown(judgePolicies);
    const also = byGrant?.status === 'FAILED' ? byGrant.evidence : [];
    return failed(uniqBy([...byRole.open, ...also], 'arn'));
  },
  remedy: fn => ({
    summary: `Put an authorizer on the open way to ${fn.name}, or make its endpoint private.`,
    console: consolePath(fn, 'Triggers'),
    cli: [
      `${lambdaCli('update-function-url-config', fn)} --auth-type AWS_IAM`,
      `aws apigateway update-method --region ${fn.region} --rest-api-id <id> --resource-id <id> --http-method <method> --patch-operations op=replace,path=/authorizationType,value=AWS_IAM`,
    ].join('\n'),
    cloudformation: `# the API of ${fn.name}, AWS::Serverless::Api\nAuth:\n  DefaultAuthorizer: AWS_IAM`,
    terraform: `# the method that calls ${fn.name}, aws_api_gateway_method\nauthorization = "AWS_IAM"`,
  }),
});
