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

/** Rotation happens within a window of up to a day. */
const GRACE = DAY;

/** Source: Security Hub SecretsManager.2. */
export const secretsmanagerRotationSucceeded = control({
  id: 'secretsmanager-rotation-succeeded',
  title: 'Scheduled rotation succeeded on time',
  description:
    'A rotation that fails leaves the old secret in use while everybody believes that it changes. Judged is ' +
    'whether the date by which Secrets Manager should have rotated has passed, by a day at most; where AWS ' +
    'names no date, the days of the rule since the last rotation. Why a rotation failed is in the logs of its ' +
    'function.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SecretsManager::Secret',
  references: {
    securityHub: ['SecretsManager.2'],
    config: ['secretsmanager-scheduled-rotation-success-check'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Rotate AWS Secrets Manager secrets',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
      },
      {
        title: 'Troubleshoot AWS Secrets Manager rotation',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html',
      },
    ],
  },
  evaluate(secret, { now }) {
    if (secret.replicaOf !== null) return notApplicable(REPLICA);
    if (!secret.rotationEnabled) return notApplicable('it does not rotate');
    const since = secret.lastRotated ?? secret.created;
    const byRule =
      secret.rotationDays === null || since === null
        ? undefined
        : Date.parse(since) + secret.rotationDays * DAY;
    const next = secret.nextRotation;
    const due = next === null ? byRule : Date.parse(next);
    if (due === undefined) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'secretsmanager:ListSecrets' },
        'AWS names neither the next rotation nor the days between two',
      );
    }
    return now.getTime() > due + GRACE
      ? failed([
          evidence('NextRotationDate', next),
          evidence('LastRotatedDate', secret.lastRotated),
        ])
      : passed();
  },
  remedy: secret => ({
    summary: `Repair the rotation of secret ${secret.name}, and rotate it now.`,
    console: `AWS Secrets Manager (${secret.region}) > Secrets > ${secret.name} > Rotation`,
    cli: `aws secretsmanager rotate-secret --region ${secret.region} --secret-id ${secret.arn}`,
    cloudformation: `# AWS::SecretsManager::RotationSchedule of ${secret.name}\nRotationLambdaARN: !GetAtt Rotation.Arn\nRotationRules: { AutomaticallyAfterDays: 30 }`,
    terraform: `resource "aws_secretsmanager_secret_rotation" "rotation" {\n  secret_id           = "${secret.arn}"\n  rotation_lambda_arn = aws_lambda_function.rotation.arn\n  rotation_rules { automatically_after_days = 30 }\n}`,
  }),
});
