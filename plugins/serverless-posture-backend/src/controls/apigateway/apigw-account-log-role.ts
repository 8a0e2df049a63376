import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: API Gateway guide, "Set up CloudWatch logging for REST APIs in API Gateway". */
export const apigwAccountLogRole = control({
  id: 'apigw-account-log-role',
  title:
    'API Gateway has the role in the Region with which it writes execution logs',
  description:
    'Without the role of the Region, the execution logs that stages ask for are written nowhere, and nobody is told. Judged ' +
    'is the Region where a stage of a REST or WebSocket API asks for them; access logs need no such role. What the role may ' +
    'do is not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::ApiGateway::Account',
  reads: ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage'],
  references: {
    serverlessLens: ['OPS 1'],
    owasp: ['SAS-05'],
    documents: [
      {
        title: 'Set up CloudWatch logging for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
      },
    ],
  },
  evaluate(account, context) {
    if (account.cloudwatchRoleArn !== null)
      return passed(account.cloudwatchRoleArn);
    const asks = ({ loggingLevel }: { loggingLevel: string }) =>
      loggingLevel !== 'OFF';
    const asking = [
      ...context
        .resources('AWS::ApiGateway::Stage')
        .filter(({ methodSettings }) => methodSettings.some(asks)),
      ...context
        .resources('AWS::ApiGatewayV2::Stage')
        .filter(({ routeSettings }) => routeSettings.some(asks)),
    ];
    return asking.length > 0
      ? failed([
          evidence('cloudwatchRoleArn', null),
          ...asking
            .slice(0, 10)
            .map(({ $ }) => evidence('loggingLevel', $.name, $.arn)),
        ])
      : notApplicable('no stage asks for execution logs');
  },
  remedy: account => ({
    summary: `Give ${account.name} in ${account.region} a role that may write logs.`,
    console: `API Gateway (${account.region}) > Settings > Logging`,
    cli: `aws apigateway update-account --region ${account.region} --patch-operations op=replace,path=/cloudwatchRoleArn,value=<ARN of the role>`,
    cloudformation:
      'Account:\n  Type: AWS::ApiGateway::Account\n  Properties:\n    CloudWatchRoleArn: !GetAtt LogRole.Arn',
    terraform:
      'resource "aws_api_gateway_account" "region" {\n  cloudwatch_role_arn = aws_iam_role.log.arn\n}',
  }),
});
