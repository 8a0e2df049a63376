import { control } from 'backstage-plugin-serverless-posture-node';
import { hasRequiredTags, requiredTags } from '../requiredTags';

/** Source: Security Hub SecretsManager.5. */
export const secretsmanagerTagged = control({
  id: 'secretsmanager-tagged',
  title: 'The secret carries the required tags',
  description:
    'Tags lead a finding to the team that owns the secret. Which keys must be there is a parameter; without ' +
    'any, one tag is enough. Tags that AWS sets itself (aws:…) do not count.',
  severity: 'LOW',
  profile: 'all',
  layer: 'AUDIT',
  resourceType: 'AWS::SecretsManager::Secret',
  references: {
    securityHub: ['SecretsManager.5'],
    documents: [
      {
        title: 'Tagging your AWS resources',
        url: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html',
      },
    ],
  },
  parameters: requiredTags,
  evaluate: hasRequiredTags,
  remedy: secret => ({
    summary: `Tag secret ${secret.name} with its owner.`,
    console: `AWS Secrets Manager (${secret.region}) > Secrets > ${secret.name} > Tags`,
    cli: `aws secretsmanager tag-resource --region ${secret.region} --secret-id ${secret.arn} --tags Key=owner,Value=<team>`,
    cloudformation: `# ${secret.name}, AWS::SecretsManager::Secret\nTags:\n  - Key: owner\n    Value: <team>`,
    terraform: `# aws_secretsmanager_secret ${secret.name}\ntags = { owner = "<team>" }`,
  }),
});
