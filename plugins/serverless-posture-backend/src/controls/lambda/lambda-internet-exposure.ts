import {
  control,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { everyPolicy } from './everyPolicy';
import { internetPaths } from './internetPaths';
import { consolePath, lambdaCli } from './remedies';

/** Source: OWASP Serverless Top 10, SAS-02; Lambda guide, "Control access to Lambda function URLs". */
export const lambdaInternetExposure = control({
  id: 'lambda-internet-exposure',
  title:
    'No way from the internet leads to the function without authentication',
  description:
    'Each way to a function begins with a grant in its resource policy. Function URLs and the methods and routes of the ' +
    'APIs that a policy admits are followed to where they ask who calls: one that asks nobody fails, unless the API is ' +
    'private or its policy limits callers. Load balancers, sources that name any API, and APIs of which only some routes ask ' +
    'leave the verdict open. API keys, web ACLs and what the code checks itself do not count.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: [
    'AWS::ApiGateway::RestApi',
    'AWS::ApiGateway::Method',
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::Route',
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
  evaluate: (fn, context) =>
    everyPolicy(fn, (one): Verdict => {
      const { open, guarded, unclear } = internetPaths(fn, one, context);
      if (open.length > 0) return failed(open);
      if (unclear.length > 0) throw unclear[0];
      return passed(
        guarded > 0 ? `${guarded} ways that ask who calls` : 'no way in',
      );
    }),
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
