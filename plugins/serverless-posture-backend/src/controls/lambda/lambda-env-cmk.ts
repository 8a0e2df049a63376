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
    'KMSKeyArn must name a key; one whose alias begins with aws/ is a key of AWS. Who manages a key that is named by its id, and whether ' +
    'it is enabled, is not read. Functions without variables are not judged.',
  severity: 'LOW',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Securing Lambda environment variables',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html',
      },
    ],
  },
  evaluate(fn) {
    if (!fn.environment?.length) return notApplicable('no variables');
    const key = fn.kmsKeyArn;
    return key && !/(^|:)alias\/aws\//.test(key)
      ? passed()
      : failed([evidence('KMSKeyArn', key)]);
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
