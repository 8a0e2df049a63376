import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { methodSettingsRemedy } from './methodSettingsRemedy';
import { stageFix } from './remedies';

/** Source: API Gateway guide, "Set up CloudWatch logging for REST APIs in API Gateway". */
export const apigwRestDataTrace = control({
  id: 'apigw-rest-data-trace',
  title: 'The REST API stage does not log whole requests and responses',
  description:
    'Data tracing writes headers and bodies to CloudWatch Logs, personal data and tokens included, for everyone who may ' +
    'read the logs. It must be off for all methods. What earlier traces left in the logs is not visible.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::ApiGateway::Stage',
  references: {
    documents: [
      {
        title: 'Set up CloudWatch logging for REST APIs in API Gateway',
        url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
      },
    ],
  },
  evaluate({ methodSettings }) {
    const traced = methodSettings.filter(
      ({ dataTraceEnabled }) => dataTraceEnabled,
    );
    return traced.length === 0
      ? passed()
      : failed(
          traced.map(({ method }) =>
            evidence(`methodSettings[${method}].dataTraceEnabled`, true),
          ),
        );
  },
  fix: stageFix,
  remedy: stage =>
    methodSettingsRemedy(
      stage,
      `Turn data tracing of ${stage.name} off, and delete what it has logged.`,
      [
        {
          path: 'logging/dataTrace',
          property: 'DataTraceEnabled',
          value: false,
        },
      ],
    ),
});
