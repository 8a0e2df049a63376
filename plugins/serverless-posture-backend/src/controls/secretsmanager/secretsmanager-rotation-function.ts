import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn, parseArn } from '../../aws';
import { rotationFunctionProblem } from './rotationFunction';
import { REPLICA } from './replicas';

/** Source: Secrets Manager guide, "Rotation by Lambda function". */
export const secretsmanagerRotationFunction = control({
  id: 'secretsmanager-rotation-function',
  title:
    'The rotation function exists, is patched, and only Secrets Manager invokes it',
  description:
    'The function that rotates a secret reads and sets it. Judged are that it exists, that its runtime is ' +
    'supported, that its role exists, and that its policy lets Secrets Manager invoke it and nobody but AWS ' +
    'services and the account itself. Functions of other accounts are not read, and neither is their code.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SecretsManager::Secret',
  reads: ['AWS::Lambda::Function', 'AWS::IAM::Role'],
  references: {
    owasp: ['SAS-04'],
    documents: [
      {
        title: 'Rotation by Lambda function',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda.html',
      },
      {
        title: 'Lambda rotation function execution role permissions',
        url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html',
      },
    ],
  },
  evaluate(secret, context) {
    if (secret.replicaOf !== null) return notApplicable(REPLICA);
    if (!secret.rotationEnabled || secret.rotationFunctionArn === null)
      return notApplicable('no function rotates it');
    const arn = canonicalArn(secret.rotationFunctionArn);
    const { accountId, region } = secret.$;
    const owner = parseArn(arn);
    if (owner?.accountId !== accountId || owner.region !== region) {
      return notAvailable(
        { errorClass: 'not-read', operation: 'lambda:ListFunctions' },
        'the rotation function belongs to another account or Region',
      );
    }
    const fn = context.resource('AWS::Lambda::Function', arn);
    if (!fn)
      return failed([evidence('RotationLambdaARN', arn)], {
        reason: 'the function does not exist',
      });
    return rotationFunctionProblem(fn, context) ?? passed();
  },
  remedy: secret => ({
    summary: `Update the rotation function of secret ${secret.name}, and let nobody but Secrets Manager invoke it.`,
    console: `AWS Secrets Manager (${secret.region}) > Secrets > ${secret.name} > Rotation > Lambda rotation function`,
    cli: `aws lambda add-permission --region ${secret.region} --function-name <rotation function of ${secret.name}> --statement-id rotation --action lambda:InvokeFunction --principal secretsmanager.amazonaws.com --source-account ${secret.accountId}`,
    cloudformation: `# rotation function of ${secret.name}\nPermission:\n  Type: AWS::Lambda::Permission\n  Properties:\n    FunctionName: !Ref Rotation\n    Action: lambda:InvokeFunction\n    Principal: secretsmanager.amazonaws.com\n    SourceAccount: "${secret.accountId}"`,
    terraform: `# rotation function of ${secret.name}\nresource "aws_lambda_permission" "rotation" {\n  function_name  = aws_lambda_function.rotation.arn\n  action         = "lambda:InvokeFunction"\n  principal      = "secretsmanager.amazonaws.com"\n  source_account = "${secret.accountId}"\n}`,
  }),
});
