import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { whereKnown } from '../whereKnown';

/** Source: AWS documentation, "What is AWS Secrets Manager?". */
export const secretsmanagerInUse = control({
  id: 'secretsmanager-in-use',
  title: 'A Region with functions keeps secrets in a store for secrets',
  description:
    'Functions need credentials, and where there is no store for them they end up in variables and code. A ' +
    'Region with functions must hold at least one secret of Secrets Manager or one SecureString parameter. ' +
    'Which functions use it is not visible, and other stores are not read.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SecretsManager::Usage',
  references: {
    documents: [
      {
        title: 'What is AWS Secrets Manager?',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html',
      },
    ],
  },
  evaluate(usage): Verdict {
    const isUsed =
      whereKnown(() => usage.hasSecrets) ||
      whereKnown(() => usage.hasSecureParameters) ||
      // Neither is certain only where both are known.
      usage.hasSecrets ||
      usage.hasSecureParameters;
    return isUsed
      ? passed()
      : failed([
          evidence('SecretList', 'empty'),
          evidence('Parameters[Type=SecureString]', 'empty'),
        ]);
  },
  remedy: usage => ({
    summary: `Move the credentials of functions in ${usage.region} of account ${usage.accountId} to Secrets Manager or SecureString parameters.`,
    console: `Secrets Manager (${usage.region}) > Store a new secret`,
    cli: `aws secretsmanager create-secret --region ${usage.region} --name <name> --secret-string file://secret.json`,
    cloudformation: `# ${usage.name}\nSecret:\n  Type: AWS::SecretsManager::Secret`,
    terraform: `# ${usage.name}\nresource "aws_secretsmanager_secret" "secret" {\n  name = "<name>"\n}`,
  }),
});
