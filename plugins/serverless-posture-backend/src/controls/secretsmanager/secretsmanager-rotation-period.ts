import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { REPLICA } from './replicas';

const DAY = 86_400_000;

/** Source: Security Hub SecretsManager.4. */
export const secretsmanagerRotationPeriod = control({
  id: 'secretsmanager-rotation-period',
  title: 'The secret changed within the maximum age',
  description:
    'Old secrets are known to more people than anyone remembers. Judged is the day of the last rotation or, ' +
    'where that is later or there was none, of the last change; AWS keeps no date for the value alone, so ' +
    'that a change of the description counts as well. Replicas are left out, because their primary secret is ' +
    'judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SecretsManager::Secret',
  references: {
    securityHub: ['SecretsManager.4'],
    config: ['secretsmanager-secret-periodic-rotation'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Rotate AWS Secrets Manager secrets',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
      },
    ],
  },
  parameters: {
    maximumAge: {
      description: 'Days since the last rotation or change.',
      default: 90,
      minimum: 1,
    },
  },
  evaluate(secret, context) {
    if (secret.replicaOf !== null) return notApplicable(REPLICA);
    const dates = [secret.lastRotated, secret.lastChanged, secret.created];
    const known = dates.filter((date): date is string => date !== null);
    if (known.length === 0) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'secretsmanager:ListSecrets' },
        'AWS names no date of a change',
      );
    }
    const last = known.sort()[known.length - 1];
    const days = (context.now.getTime() - Date.parse(last)) / DAY;
    return days > context.parameter<number>('maximumAge')
      ? failed([evidence('LastChangedDate', last)])
      : passed();
  },
  remedy: secret => ({
    summary: `Rotate secret ${secret.name}.`,
    console: `AWS Secrets Manager (${secret.region}) > Secrets > ${secret.name} > Rotation`,
    cli: `aws secretsmanager rotate-secret --region ${secret.region} --secret-id ${secret.arn}`,
    cloudformation: `# AWS::SecretsManager::RotationSchedule of ${secret.name}\nRotationLambdaARN: !GetAtt Rotation.Arn\nRotationRules: { AutomaticallyAfterDays: 30 }`,
    terraform: `resource "aws_secretsmanager_secret_rotation" "rotation" {\n  secret_id           = "${secret.arn}"\n  rotation_lambda_arn = aws_lambda_function.rotation.arn\n  rotation_rules { automatically_after_days = 30 }\n}`,
  }),
});
