import { control } from 'backstage-plugin-serverless-posture-node';
import { judgeOpen } from '../policy/documents';

/** Source: Secrets Manager guide, "Resource-based policies". */
export const secretsmanagerPublic = control({
  id: 'secretsmanager-public',
  title: 'The secret policy does not let everyone in',
  description:
    'A policy that is open to everyone hands the secret to every AWS account. It is judged as ' +
    'BlockPublicPolicy would: any action, every form of principal, conditions by operator, key and value, ' +
    'Deny statements. Secrets without a policy are open to nobody outside the account. Service control ' +
    'policies are not read.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::SecretsManager::Secret',
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Resource-based policies for Secrets Manager',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
      },
    ],
  },
  evaluate: secret =>
    judgeOpen([{ text: secret.policy, path: 'ResourcePolicy' }]),
  remedy: secret => ({
    summary: `Remove the wildcard principal from the policy of secret ${secret.name}, or limit it to known callers.`,
    console: `AWS Secrets Manager (${secret.region}) > Secrets > ${secret.name} > Resource permissions`,
    cli: `aws secretsmanager put-resource-policy --region ${secret.region} --secret-id ${secret.arn} --resource-policy file://policy.json --block-public-policy`,
    cloudformation: `# AWS::SecretsManager::ResourcePolicy of ${secret.name}\nBlockPublicPolicy: true\nResourcePolicy:\n  Statement:\n    - Effect: Deny\n      Principal: "*"\n      Action: secretsmanager:GetSecretValue\n      Resource: "*"\n      Condition:\n        ArnNotEquals: { "aws:PrincipalArn": arn:aws:iam::${secret.accountId}:role/<reader> }`,
    terraform: `resource "aws_secretsmanager_secret_policy" "policy" {\n  secret_arn          = "${secret.arn}"\n  block_public_policy = true\n  policy              = data.aws_iam_policy_document.readers.json\n}`,
  }),
});
