import {
  control,
  evidence,
  failed,
  notApplicable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { awsLayerPublishers } from './layerPublishers';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda guide, "Managing Lambda dependencies with layers". */
export const lambdaLayerForeignAccount = control({
  id: 'lambda-layer-foreign-account',
  title: 'Layers come from the organization or from AWS',
  description:
    'Code in a layer runs with the rights of the function and sees its events and variables. The account in the ARN of ' +
    'each layer must be an active account of the organization or one from which AWS publishes layers (AppConfig, Lambda Insights, ' +
    'Parameters and Secrets, OpenTelemetry, Powertools, SDK for pandas). Vendors are not trusted by default. Container images carry no layers.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  references: {
    documents: [
      {
        title: 'Managing Lambda dependencies with layers',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.packageType === 'Image')
      return notApplicable('a container image carries no layers');
    const foreign = fn.layers.flatMap((arn, index) => {
      const account = arn.split(':')[4];
      return account === fn.$.accountId ||
        awsLayerPublishers.has(account) ||
        context.organizationAccounts().has(account)
        ? []
        : evidence(`Layers[${index}].Arn`, arn);
    });
    return foreign.length === 0 ? passed() : failed(foreign);
  },
  remedy: fn => ({
    summary: `Publish the layer in an account of your own and let ${fn.name} use that copy.`,
    console: consolePath(fn, 'Code > Layers'),
    cli: [
      `aws lambda publish-layer-version --region ${fn.region} --layer-name <name> --zip-file fileb://layer.zip`,
      `${lambdaCli(
        'update-function-configuration',
        fn,
      )} --layers <ARN of the copy>`,
    ].join('\n'),
    cloudformation: `# ${fn.name}\nLayers:\n  - !Ref Layer`,
    terraform: `# ${fn.name}\nlayers = [aws_lambda_layer_version.layer.arn]`,
  }),
});
