import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';
import { lambdaCli } from './remedies';

const byFunction = groupedBy<ResourceView<'AWS::Lambda::CodeSigningConfig'>>(
  ({ functionArns }) => functionArns,
);

/** Source: Lambda guide, "Code signing". */
export const lambdaCodeSigningEnabled = control({
  id: 'lambda-code-signing-enabled',
  title: 'The function takes signed code',
  description:
    'With a code signing configuration Lambda checks who built a package before it runs it. A configuration must ' +
    'hold for the function; what it does with code that is not signed is the matter of ' +
    'lambda-code-signing-enforced. Container images cannot have one and are not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Lambda::CodeSigningConfig'],
  references: {
    owasp: ['SAS-06'],
    documents: [
      {
        title: 'Using code signing to verify code integrity with Lambda',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-codesigning.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.packageType === 'Image')
      return notApplicable('Lambda signs no container images');
    const configs = byFunction(
      context.resources('AWS::Lambda::CodeSigningConfig'),
    ).get(fn.$.arn);
    return configs
      ? passed(configs[0].$.arn)
      : failed([evidence('CodeSigningConfigArn', null)]);
  },
  remedy: fn => ({
    summary: `Attach a code signing configuration to ${fn.name}.`,
    console: `Lambda (${fn.region}) > Functions > ${fn.name} > Configuration > Code signing`,
    cli: `${lambdaCli(
      'put-function-code-signing-config',
      fn,
    )} --code-signing-config-arn <ARN of the configuration>`,
    cloudformation: `# ${fn.name}\nCodeSigningConfigArn: !Ref CodeSigningConfig`,
    terraform: `# ${fn.name}\ncode_signing_config_arn = aws_lambda_code_signing_config.config.arn`,
  }),
});
