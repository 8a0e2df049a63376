import {
  control,
  failed,
  notAvailable,
  passed,
  ResourceView,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';
import {
  activeScan,
  findingEvidence,
  inspected,
  isSecretInCode,
} from './inspection';

const byLayer = groupedBy<ResourceView<'AWS::Lambda::Function'>>(
  ({ layers }) => layers,
);

/** Source: Inspector guide, "Lambda code scanning". */
export const lambdaLayerSecrets = control({
  id: 'lambda-layer-secrets',
  title: 'The layer holds no secret',
  description:
    'A secret in a layer reaches every function and every account that uses it. Content is never downloaded: judged are ' +
    'the findings of the code scan of Amazon Inspector that name a weakness of hard-coded credentials (CWE-798 and its ' +
    'relatives) in this layer version, found while scanning functions of this Region that use it. A layer that no scanned function ' +
    'uses is not known to be clean.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'DATA',
  resourceType: 'AWS::Lambda::LayerVersion',
  reads: ['AWS::Lambda::Function', 'AWS::Inspector2::CoveredResource'],
  references: {
    owasp: ['SAS-07'],
    documents: [
      {
        title: 'Amazon Inspector Lambda code scanning',
        url: 'https://docs.aws.amazon.com/inspector/latest/user/scanning_resources_lambda_code.html',
      },
    ],
  },
  evaluate(layer, context) {
    const { arn } = layer.$;
    const users = byLayer(context.resources('AWS::Lambda::Function'));
    const scanned = (users.get(arn) ?? []).flatMap(
      fn => inspected(fn, context) ?? [],
    );
    const found = scanned
      .flatMap(({ findings }) => findings)
      .filter(one => isSecretInCode(one) && one.layerArn === arn);
    if (found.length > 0) return failed(findingEvidence(found));
    if (scanned.some(({ scans }) => activeScan(scans, 'CODE'))) return passed();
    return notAvailable(
      { errorClass: 'not-read', operation: 'inspector2:ListCoverage' },
      'no function that uses it has its code scanned by Inspector',
    );
  },
  remedy: ({ name, region }) => {
    const [layer, version] = name.split(':');
    return {
      summary: `Rotate the secret in layer version ${name}, publish the layer without it, and delete this version.`,
      console: `Lambda (${region}) > Layers > ${layer} > ${version}`,
      cli: [
        `aws lambda publish-layer-version --region ${region} --layer-name ${layer} --zip-file fileb://layer.zip`,
        `aws lambda delete-layer-version --region ${region} --layer-name ${layer} --version-number ${version}`,
      ].join('\n'),
      cloudformation: `Layer:\n  Type: AWS::Lambda::LayerVersion\n  Properties:\n    LayerName: ${layer}\n    Content: { S3Bucket: <bucket>, S3Key: <the new build> }`,
      terraform: `resource "aws_lambda_layer_version" "layer" {\n  layer_name = "${layer}"\n  filename   = "layer.zip"\n}`,
    };
  },
});
