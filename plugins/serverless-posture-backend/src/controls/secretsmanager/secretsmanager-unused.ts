import {
  control,
  evidence,
  failed,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';

const DAY = 86_400_000;

/** Source: Security Hub SecretsManager.3. */
export const secretsmanagerUnused = control({
  id: 'secretsmanager-unused',
  title: 'The secret was read in the last 90 days',
  description:
    'A secret that nobody reads opens something all the same. AWS keeps the day, not the time, of the last ' +
    'access in each Region; a secret that was never read counts from the day on which it was made. How many ' +
    'days may pass is a parameter.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SecretsManager::Secret',
  references: {
    securityHub: ['SecretsManager.3'],
    config: ['secretsmanager-secret-unused'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Delete an AWS Secrets Manager secret',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html',
      },
    ],
  },
  parameters: {
    maximumAge: {
      description: 'Days without an access.',
      default: 90,
      minimum: 1,
    },
  },
  evaluate(secret, context) {
    const since = secret.lastAccessed ?? secret.created;
    if (since === null) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'secretsmanager:ListSecrets' },
        'AWS names neither the last access nor the creation',
      );
    }
    const days = (context.now.getTime() - Date.parse(since)) / DAY;
    return days > context.parameter<number>('maximumAge')
      ? failed([
          evidence('LastAccessedDate', secret.lastAccessed),
          evidence('CreatedDate', secret.created),
        ])
      : passed();
  },
  remedy: secret => ({
    summary: `Delete secret ${secret.name}, once nobody turns out to need it.`,
    console: `AWS Secrets Manager (${secret.region}) > Secrets > ${secret.name} > Actions > Delete secret`,
    cli: `aws secretsmanager delete-secret --region ${secret.region} --secret-id ${secret.arn} --recovery-window-in-days 30`,
    cloudformation: `# remove ${secret.name}, AWS::SecretsManager::Secret`,
    terraform: `# remove aws_secretsmanager_secret ${secret.name}`,
  }),
});
