import {
  control,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import {
  assertScanned,
  findingEvidence,
  inspected,
  isSecretInCode,
} from './inspection';
import { lambdaCli } from './remedies';

/** Source: Inspector guide, "Lambda code scanning". */
export const lambdaCodeSecrets = control({
  id: 'lambda-code-secrets',
  title: 'The deployment package holds no secret',
  description:
    'A secret in the code is in every copy of it, and stays in old versions after it was taken out. Code is never ' +
    'downloaded: judged are the findings of the code scan of Amazon Inspector that name a weakness of hard-coded ' +
    'credentials (CWE-798 and its relatives), outside of layers. Without that scan nobody knows, which is no pass. ' +
    'Container images are not judged here.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Inspector2::CoveredResource'],
  references: {
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Amazon Inspector Lambda code scanning',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/scanning_resources_lambda_code.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.packageType === 'Image')
      return notApplicable('a container image has no deployment package');
    const scanned = inspected(fn, context);
    const found = (scanned?.findings ?? []).filter(
      one => isSecretInCode(one) && one.layerArn === null,
    );
    if (found.length > 0) return failed(findingEvidence(found));
    assertScanned(scanned, 'CODE');
    return passed();
  },
  remedy: fn => ({
    summary: `Rotate the secret in the code of ${fn.name}, load it from Secrets Manager at run time, and delete old versions.`,
    console: `Inspector (${fn.region}) > Findings > By Lambda function > ${fn.name}`,
    cli: [
      `aws secretsmanager create-secret --region ${fn.region} --name ${fn.name}/secret --secret-string file://new-secret.txt`,
      `${lambdaCli(
        'update-function-code',
        fn,
      )} --zip-file fileb://function.zip # without the secret`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nSecret:\n  Type: AWS::SecretsManager::Secret\n  Properties:\n    GenerateSecretString: {}`,
    terraform: `# ${fn.name}\nresource "aws_secretsmanager_secret" "secret" {\n  name = "${fn.name}/secret"\n}`,
  }),
});
