import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { updateAuthorizer } from './httpRemedies';

const normalized = (issuer: string) => issuer.replace(/\/+$/, '');

/** Source: API Gateway guide, "Control access to HTTP APIs with JWT authorizers in API Gateway". */
export const apigwHttpJwtAuthorizer = control({
  id: 'apigw-http-jwt-authorizer',
  title:
    'The JWT authorizer trusts an approved HTTPS issuer and pins an audience',
  description:
    'Without an audience, a token that the issuer made for any other application opens the API. The issuer must be an HTTPS ' +
    'URL and, where the parameter names issuers, one of them. What the issuer puts into its tokens is not visible.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'API',
  resourceType: 'AWS::ApiGatewayV2::Authorizer',
  references: {
    serverlessLens: ['SEC 1'],
    owasp: ['SAS-02'],
    documents: [
      {
        title:
          'Control access to HTTP APIs with JWT authorizers in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
      },
    ],
  },
  parameters: {
    approvedIssuers: {
      description:
        'Issuers that APIs may trust, such as https://login.example.com. Empty: any HTTPS issuer.',
      default: [],
    },
  },
  evaluate({ jwt }, context) {
    if (jwt === null) return notApplicable('a Lambda authorizer');
    const { issuer, audience } = jwt;
    const approved = context.parameter<string[]>('approvedIssuers');
    const isApproved =
      approved.length === 0 ||
      approved.map(normalized).includes(normalized(issuer));
    const found = [
      ...(/^https:\/\/./i.test(issuer) && isApproved
        ? []
        : [evidence('JwtConfiguration.Issuer', issuer)]),
      ...(audience.some(Boolean)
        ? []
        : [evidence('JwtConfiguration.Audience', '')]),
    ];
    return found.length ? failed(found) : passed();
  },
  remedy: authorizer =>
    updateAuthorizer(
      authorizer,
      `Set the audience of ${authorizer.name} to the client ids of its API, and the issuer to the corporate provider.`,
      {
        cli: '--jwt-configuration Audience=<client id>,Issuer=https://<issuer>',
        cloudformation:
          'JwtConfiguration:\n  Audience: [<client id>]\n  Issuer: https://<issuer>',
        terraform:
          'jwt_configuration {\n  audience = ["<client id>"]\n  issuer   = "https://<issuer>"\n}',
      },
    ),
});
