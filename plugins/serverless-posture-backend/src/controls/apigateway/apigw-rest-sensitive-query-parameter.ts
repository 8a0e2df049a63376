import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { methodConsole } from './remedies';
import { isSensitiveName, pathParameters } from './sensitiveParameters';

const QUERY = 'method.request.querystring.';

/** Source: Serverless Applications Lens, "Data protection in transit". */
export const apigwRestSensitiveQueryParameter = control({
  id: 'apigw-rest-sensitive-query-parameter',
  title: 'No query or path parameter is named like a credential or a person',
  description:
    'URLs end in access logs, browsers and referrers, even where TLS protects them on the way. Declared query parameters, ' +
    'parameters of the path and query strings that an authorizer reads are judged by their names. Parameters that nobody ' +
    'declared, and what others hold, cannot be seen.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Method',
  reads: ['AWS::ApiGateway::Authorizer'],
  references: {
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Data protection – Serverless Applications Lens',
        url: 'https://docs.aws.amazon.com/wellarchitected/latest/serverless-applications-lens/data-protection.html',
      },
    ],
  },
  evaluate(method, context) {
    if (method.httpMethod === 'OPTIONS')
      return notApplicable('preflight requests carry nothing');
    const found = [
      ...method.requestParameters
        .filter(
          name =>
            name.startsWith(QUERY) && isSensitiveName(name.slice(QUERY.length)),
        )
        .map(name => evidence('requestParameters', name)),
      ...pathParameters(method.path)
        .filter(isSensitiveName)
        .map(name => evidence('path', `{${name}}`)),
    ];
    if (found.length > 0) return failed(found);
    if (method.authorizerId === null) return passed();
    const authorizer = context.resource(
      'AWS::ApiGateway::Authorizer',
      `${method.$.parentArn}/authorizers/${method.authorizerId}`,
    );
    const inQuery = (authorizer?.identitySources ?? []).filter(source =>
      source.startsWith(QUERY),
    );
    return inQuery.length
      ? failed(
          inQuery.map(source =>
            evidence('identitySource', source, authorizer!.$.arn),
          ),
        )
      : passed();
  },
  remedy: method => ({
    summary: `Move the value out of the URL of ${method.name}, into a header or the body.`,
    console: methodConsole(method, 'Method request', 'Edit'),
    cli: `aws apigateway get-method --region ${method.region} --rest-api-id <id> --resource-id <id> --http-method <method> # then update-method and update-authorizer`,
    cloudformation: `# ${method.name}, AWS::ApiGateway::Method\nRequestParameters:\n  method.request.header.<name>: true`,
    terraform: `# aws_api_gateway_method of ${method.name}\nrequest_parameters = { "method.request.header.<name>" = true }`,
  }),
});
