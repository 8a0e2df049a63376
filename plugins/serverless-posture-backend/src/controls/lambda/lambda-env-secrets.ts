import { control } from 'backstage-plugin-serverless-posture-node';
import { holdsNoSecret, secretFix } from '../secretNames';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda guide, "Working with Lambda environment variables". */
export const lambdaEnvSecrets = control({
  id: 'lambda-env-secrets',
  title: 'Environment variables hold no plain-text secret',
  description:
    'Everyone who may read the configuration of a function reads its variables, and so do logs of deployments. Values are ' +
    'judged by their shape while they are read and then dropped: only names and the kind of match are kept. References ' +
    'to a secret, such as an ARN or a parameter name, pass. Secrets inside the code are not visible.',
  severity: 'CRITICAL',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Working with Lambda environment variables',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
      },
      {
        title: 'Use Secrets Manager secrets in Lambda functions',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html',
      },
    ],
  },
  evaluate: fn => holdsNoSecret('Environment.Variables', fn.environment ?? []),
  remedy: fn => ({
    summary: `Rotate the secret, keep it in Secrets Manager and leave only its ARN in the variables of ${fn.name}.`,
    console: consolePath(fn, 'Environment variables'),
    cli: [
      `aws secretsmanager create-secret --region ${fn.region} --name ${fn.name} --secret-string file://secret.txt`,
      `${lambdaCli(
        'update-function-configuration',
        fn,
      )} --environment file://variables-without-the-secret.json`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nEnvironment:\n  Variables:\n    SECRET_ARN: !Ref Secret`,
    terraform: `# ${fn.name}\nenvironment {\n  variables = { SECRET_ARN = aws_secretsmanager_secret.secret.arn }\n}`,
  }),
  fix: secretFix,
});
