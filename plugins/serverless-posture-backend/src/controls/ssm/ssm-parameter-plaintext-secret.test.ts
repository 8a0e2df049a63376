import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  ssmParameter,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { ssmParameterPlaintextSecret } from './ssm-parameter-plaintext-secret';

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';
const parameter = (
  name: string,
  parameterType: 'String' | 'StringList' | 'SecureString',
  keyId: string | null = null,
) => ssmParameter({ parameterType, keyId, $: { name } });

testControl(ssmParameterPlaintextSecret, {
  passed: [
    parameter('/orders/db-password', 'SecureString', KEY),
    parameter('/orders/apiKey', 'SecureString', 'alias/orders'),
  ],
  failed: [
    {
      resource: parameter('/orders/db-password', 'String'),
      matching: { evidence: [{ path: 'Type', value: 'String' }] },
    },
    parameter('/orders/STRIPE_API_KEY', 'StringList'),
    parameter('clientSecret', 'String'),
    {
      resource: parameter(
        '/orders/db-password',
        'SecureString',
        'alias/aws/ssm',
      ),
      matching: { severity: 'LOW' },
      note: 'the key of the account',
    },
    {
      resource: parameter(
        '/orders/db-password',
        'SecureString',
        'arn:aws:kms:eu-west-1:111122223333:alias/aws/ssm',
      ),
      matching: { severity: 'LOW' },
    },
    {
      resource: parameter('/orders/geheim', 'String'),
      parameters: { secretWords: ['geheim'] },
      note: 'a word of your own',
    },
  ],
  notAvailable: [
    ssmParameter({
      parameterType: unknown('malformed', 'ssm:DescribeParameters'),
      $: { name: '/orders/password' },
    }),
    ssmParameter({
      $: {
        unlisted: { errorClass: 'denied', operation: 'ssm:DescribeParameters' },
      },
    }),
  ],
  notApplicable: [
    parameter('/orders/url', 'String'),
    parameter('/orders/public-key', 'String'),
    parameter('/orders/secret-arn', 'String'),
    parameter('/orders/token-url', 'String'),
    parameter('/orders/keyboard', 'String'),
    parameter('/orders/password-policy-length', 'String'),
  ],
});
