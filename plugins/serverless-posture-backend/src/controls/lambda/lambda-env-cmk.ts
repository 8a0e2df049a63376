import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda guide, "Securing Lambda environment variables". */
export const lambdaEnvCmk = control({
  id: 'lambda-env-cmk',
  title: 'Environment variables are encrypted with a key of your own',
  description:
    'Under a key of the account, reading variables needs a right that can be taken away and that CloudTrail records. ' +
    'KMSKeyArn must name a key that the account manages: one that AWS manages, or whose alias begins with aws/, counts as none. ' +
    'Keys of other accounts are not read, and count. Functions without variables are not judged.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::KMS::Key'],
  references: {
    documents: [
      {
        title: 'Securing Lambda environment variables',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (!fn.environment?.length) return notApplicable('no variables');
    const key = fn.kmsKeyArn;
    if (key === null || /(^|:)alias\/aws\//.test(key))
      return failed([evidence('KMSKeyArn', key)]);
    const read = context.resource('AWS::KMS::Key', key);
    return read?.manager === 'AWS'
      ? failed([evidence('KeyMetadata.KeyManager', 'AWS', key)])
      : passed();
  },
  remedy: fn => ({
    summary: `Encrypt the variables of ${fn.name} with a customer managed key.`,
    console: consolePath(fn, 'Environment variables > Edit > Encryption'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --kms-key-arn <ARN of the key>`,
    cloudformation: `# ${fn.name}\nKmsKeyArn: !GetAtt Key.Arn`,
    terraform: `# ${fn.name}\nkms_key_arn = aws_kms_key.key.arn`,
  }),
});
