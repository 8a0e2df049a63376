import {
  control,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { apiOriginsOf } from '../edge/apiOrigins';
import { WAY_TYPES, wayAround } from '../edge/aroundDistribution';
import { changeDistribution } from './remedies';

/** Source: API Gateway guide, "Control and manage access to REST APIs"; CloudFront guide, "Add custom headers to origin requests". */
export const cloudfrontApiOriginBypass = control({
  id: 'cloudfront-api-origin-bypass',
  title: 'An API behind the distribution cannot be called around it',
  description:
    'A web ACL and cache at the edge guard nothing while the API answers everybody directly. Private APIs, those whose ' +
    'resource policy limits callers and those that ask for client certificates at every way in pass. Where the distribution sends a ' +
    'header that a web ACL or Lambda authorizer on everything could check, whether it does cannot be seen. APIs of other accounts are ' +
    'not known.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'EDGE',
  resourceType: 'AWS::CloudFront::Distribution',
  reads: WAY_TYPES,
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-02'],
    documents: [
      {
        title: 'Add custom headers to origin requests',
        url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html',
      },
      {
        title: 'Private REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
      },
    ],
  },
  evaluate(distribution, context) {
    const found = apiOriginsOf(distribution, context);
    if (found.length === 0) return notApplicable('no origin is an API');
    const ways = found.flatMap(({ api, origin }) =>
      api ? [wayAround(api, origin, context)] : [],
    );
    const open = ways.flatMap(way => (way.is === 'open' ? way.evidence : []));
    if (open.length > 0) return failed(open);
    for (const way of ways) {
      if (way.is === 'unseen')
        return notAvailable({ errorClass: 'not-read' }, way.reason);
    }
    const foreign = found.find(({ api }) => api === undefined);
    return foreign
      ? notAvailable(
          { errorClass: 'not-read' },
          `${foreign.origin.domainName} is no API of the account`,
        )
      : passed();
  },
  remedy: distribution =>
    changeDistribution(
      distribution,
      `Let only ${distribution.name} call the API: make it private behind a VPC origin, or check a secret header in WAF or an authorizer.`,
      {
        page: 'Origins',
        cloudformation:
          'Origins:\n  - Id: <origin>\n    OriginCustomHeaders:\n      - HeaderName: x-origin-verify\n        HeaderValue: "{{resolve:secretsmanager:<secret>}}"',
        terraform:
          'origin {\n  custom_header {\n    name  = "x-origin-verify"\n    value = random_password.origin.result\n  }\n}',
      },
    ),
});
