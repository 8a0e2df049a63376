import { control } from 'backstage-plugin-serverless-posture-node';
import { holdsNoSecret, secretFix } from '../secretNames';
import { changeStateMachine } from './remedies';

/** Source: Step Functions guide, "Best practices for Step Functions". */
export const sfnDefinitionSecrets = control({
  id: 'sfn-definition-secrets',
  title: 'Definition holds no hard-coded secret',
  description:
    'Everyone who may see a state machine reads its definition, and every execution repeats what its states send. Literal ' +
    'values are judged by their shape and name while they are read and then dropped: only their place and the kind of match ' +
    'are kept. Paths and expressions pass, as do references to a secret. A definition that is encrypted with a key which ' +
    'the reader may not use is not available.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::StepFunctions::StateMachine',
  references: {
    owasp: ['SAS-07'],
    serverlessLens: ['SEC 3'],
    documents: [
      {
        title: 'Retrieving AWS Secrets Manager secrets from Step Functions',
        url: 'https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html',
      },
    ],
  },
  evaluate: ({ definitionSecrets }) =>
    holdsNoSecret('definition', definitionSecrets),
  remedy: machine =>
    changeStateMachine(
      machine,
      `Rotate the secret, keep it in Secrets Manager and let ${machine.name} read it at run time.`,
      {
        cli: '--definition file://definition-without-the-secret.json',
        cloudformation:
          'DefinitionSubstitutions:\n  SecretArn: !Ref Secret # read with arn:aws:states:::aws-sdk:secretsmanager:getSecretValue',
        terraform:
          'definition = templatefile("definition.json", { secret_arn = aws_secretsmanager_secret.secret.arn })',
      },
    ),
  fix: secretFix,
});
