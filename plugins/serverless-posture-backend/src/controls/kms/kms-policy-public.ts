import {
  control,
  notApplicable,
} from 'backstage-plugin-serverless-posture-node';
import { judgeOpen } from '../policy/documents';

/** Source: Security Hub KMS.5. */
export const kmsPolicyPublic = control({
  id: 'kms-policy-public',
  title: 'The key policy is not open to everyone',
  description:
    'Whoever may use a key reads what it encrypts. The policy is evaluated for any action: every form of ' +
    'principal, conditions by operator, key and value, Deny statements; kms:CallerAccount limits, ' +
    'kms:ViaService alone does not, because any account may call through a service. Keys that AWS manages are ' +
    'left out, and grants are the matter of another control.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::KMS::Key',
  references: {
    securityHub: ['KMS.5'],
    config: ['kms-key-policy-no-public-access'],
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Key policies in AWS KMS',
        url: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
      },
    ],
  },
  evaluate: key =>
    key.manager === 'AWS'
      ? notApplicable('AWS writes the policy of its key')
      : judgeOpen([{ text: key.policy }]),
  remedy: key => ({
    summary: `Remove the wildcard principal from the policy of key ${key.name}, or limit it by kms:CallerAccount and kms:ViaService.`,
    console: `AWS KMS (${key.region}) > Customer managed keys > ${key.name} > Key policy`,
    cli: `aws kms put-key-policy --region ${key.region} --key-id ${key.name} --policy-name default --policy file://policy.json`,
    cloudformation: `# ${key.name}, AWS::KMS::Key\nKeyPolicy:\n  Statement:\n    - Effect: Allow\n      Principal: { AWS: "arn:aws:iam::${key.accountId}:root" }\n      Action: kms:*\n      Resource: "*"`,
    terraform: `resource "aws_kms_key_policy" "policy" {\n  key_id = "${key.name}"\n  policy = data.aws_iam_policy_document.narrow.json\n}`,
  }),
});
