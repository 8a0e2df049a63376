import { control } from 'backstage-plugin-serverless-posture-node';
import { holdsNoHazard } from './environmentHazards';
import { changeVariables } from './remedies';

/** Source: Data protection in AWS Lambda: encryption in transit. */
export const lambdaEnvCleartextEndpoint = control({
  id: 'lambda-env-cleartext-endpoint',
  title: 'Environment variables name no endpoint without TLS',
  description:
    'What goes over http, ldap, amqp, redis, mqtt, ws, smtp or ftp can be read and changed on its way, inside a VPC as well. Values ' +
    'are judged while they are read and then dropped: URLs of these schemes anywhere in a value, database URLs and settings ' +
    'that give TLS up or let the server choose. The own machine (localhost, link-local addresses) and XML namespaces pass. A database ' +
    'URL that says nothing of TLS passes: its client decides.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Data protection in AWS Lambda: encryption in transit',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/security-dataprotection.html',
      },
    ],
  },
  evaluate: fn => holdsNoHazard(fn, 'cleartext-endpoint'),
  remedy: fn =>
    changeVariables(
      fn,
      `Give ${fn.name} the form of the endpoint with TLS.`,
      'BACKEND: https://backend.example.com',
    ),
});
