import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { REPLICA } from './replicas';

/** Source: Security Hub SecretsManager.1. */
export const secretsmanagerRotationEnabled = control({
  id: 'secretsmanager-rotation-enabled',
  title: 'The secret rotates automatically',
  description:
    'A secret that never changes stays good for whoever copied it once. Rotation counts whoever does it: a ' +
    'function of yours, an AWS service that manages the secret, or a partner. Replicas are left out, because ' +
    'their primary secret is judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SecretsManager::Secret',
  references: {
    securityHub: ['SecretsManager.1'],
    config: ['secretsmanager-rotation-enabled-check'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Rotate AWS Secrets Manager secrets',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html',
      },
    ],
  },
  evaluate({ replicaOf, rotationEnabled }) {
    if (replicaOf !== null) return notApplicable(REPLICA);
    return rotationEnabled
      ? passed()
      : failed([evidence('RotationEnabled', false)]);
  },
  remedy: secret => ({
    summary: `Attach a rotation function to secret ${secret.name}, or let the service that it opens manage it.`,
    console: `AWS Secrets Manager (${secret.region}) > Secrets > ${secret.name} > Rotation`,
    cli: `aws secretsmanager rotate-secret --region ${secret.region} --secret-id ${secret.arn} --rotation-lambda-arn <function ARN> --rotation-rules AutomaticallyAfterDays=30`,
    cloudformation: `# AWS::SecretsManager::RotationSchedule of ${secret.name}\nRotationLambdaARN: !GetAtt Rotation.Arn\nRotationRules: { AutomaticallyAfterDays: 30 }`,
    terraform: `resource "aws_secretsmanager_secret_rotation" "rotation" {\n  secret_id           = "${secret.arn}"\n  rotation_lambda_arn = aws_lambda_function.rotation.arn\n  rotation_rules { automatically_after_days = 30 }\n}`,
  }),
});
