import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { isNamedLikeSecret, SECRET_WORDS } from './secretWords';

/** Source: Systems Manager guide, "SecureString parameters". */
export const ssmParameterPlaintextSecret = control({
  id: 'ssm-parameter-plaintext-secret',
  title:
    'Parameters named like secrets are SecureStrings, with a key of your own',
  description:
    'A String parameter shows its value to whoever may read parameters, in the console, in change sets and in ' +
    'logs. Values are never read: a parameter is taken for a secret by the words of its name (such as ' +
    'password, secret, token, api-key), unless the name says that it holds something public or a reference. A ' +
    'SecureString under the AWS managed key passes the first question and fails with low severity: every role ' +
    "of the account may use that key. The name's words are a parameter.",
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::SSM::Parameter',
  references: {
    serverlessLens: ['SEC 3'],
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'AWS Systems Manager Parameter Store',
        url: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html',
      },
      {
        title: 'AWS KMS encryption for Parameter Store SecureString parameters',
        url: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/secure-string-parameter-kms-encryption.html',
      },
    ],
  },
  parameters: {
    secretWords: {
      description:
        'Words, in lower case, that make the last part of a name that of a secret; several joined by a hyphen must follow each other.',
      default: SECRET_WORDS,
    },
  },
  evaluate(parameter, context) {
    const { name } = parameter.$;
    const words = context.parameter<string[]>('secretWords');
    if (!isNamedLikeSecret(name, words))
      return notApplicable('its name is not that of a secret');
    if (parameter.parameterType !== 'SecureString')
      return failed([evidence('Type', parameter.parameterType)]);
    const { keyId } = parameter;
    return keyId === null || /(^|:)alias\/aws\/ssm$/.test(keyId)
      ? failed([evidence('KeyId', keyId)], {
          severity: 'LOW',
          reason: 'it is encrypted with the key that the whole account may use',
        })
      : passed();
  },
  remedy: parameter => ({
    summary: `Make parameter ${parameter.name} anew as SecureString with a key of your own, and change the secret.`,
    console: `Systems Manager (${parameter.region}) > Parameter Store > ${parameter.name}`,
    cli: `aws ssm delete-parameter --region ${parameter.region} --name ${parameter.name}\naws ssm put-parameter --region ${parameter.region} --name ${parameter.name} --type SecureString --key-id alias/<key> --value file://secret.txt`,
    cloudformation: `# CloudFormation makes no SecureString; refer to ${parameter.name} in place of it\nValue: "{{resolve:ssm-secure:${parameter.name}}}"`,
    terraform: `resource "aws_ssm_parameter" "secret" {\n  name   = "${parameter.name}"\n  type   = "SecureString"\n  key_id = aws_kms_key.key.arn\n}`,
  }),
});
