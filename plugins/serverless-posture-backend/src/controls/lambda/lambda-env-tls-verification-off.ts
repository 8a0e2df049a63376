import { control } from 'backstage-plugin-serverless-posture-node';
import { holdsNoHazard } from './environmentHazards';
import { changeVariables } from './remedies';

/** Source: Data protection in AWS Lambda. */
export const lambdaEnvTlsVerificationOff = control({
  id: 'lambda-env-tls-verification-off',
  title: 'No environment variable switches the check of certificates off',
  description:
    'A client that trusts any certificate hands its requests to whoever stands in between. Values are judged while they are read ' +
    'and then dropped: NODE_TLS_REJECT_UNAUTHORIZED=0, PYTHONHTTPSVERIFY=0, empty CA bundles, names such as ' +
    'SKIP_TLS_VERIFY and DB_SSL_VERIFY, and options of drivers and of Java. What the code itself switches off is not visible.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Data protection in AWS Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/security-dataprotection.html',
      },
      {
        title: 'Working with Lambda environment variables',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
      },
    ],
  },
  evaluate: fn => holdsNoHazard(fn, 'tls-verification-off'),
  remedy: fn =>
    changeVariables(
      fn,
      `Delete the variable from ${fn.name} and let it trust the right certificate authority.`,
      'NODE_EXTRA_CA_CERTS: /var/task/ca.pem',
    ),
});
