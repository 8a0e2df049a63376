import {
  control,
  evidence,
  failed,
  notApplicable,
  notAvailable,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { consolePath, lambdaCli } from './remedies';

/** Source: Lambda API, DeleteLayerVersion. */
export const lambdaLayerDeletedVersion = control({
  id: 'lambda-layer-deleted-version',
  title: 'The layer versions of the function still exist',
  description:
    'A function keeps running with a layer version that was deleted: nobody can look into it any more, and no new function ' +
    'can be made like it. The versions of layers of the own account must be among those that Lambda lists. Layers of other ' +
    'accounts leave the verdict open: to ask for one is to ask for its code, which the reader role may not.',
  severity: 'LOW',
  profile: 'all',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['AWS::Lambda::LayerVersion'],
  references: {
    documents: [
      {
        title: 'Deleting a layer version',
        url: 'https://docs.aws.amazon.com/lambda/latest/dg/creating-deleting-layers.html',
      },
    ],
  },
  evaluate(fn, context) {
    if (fn.packageType === 'Image')
      return notApplicable('a container image has no layers');
    const isOwn = (arn: string) => arn.split(':')[4] === fn.$.accountId;
    const deleted = fn.layers.flatMap((arn, index) =>
      isOwn(arn) && !context.resource('AWS::Lambda::LayerVersion', arn)
        ? [evidence(`Layers[${index}].Arn`, arn)]
        : [],
    );
    if (deleted.length > 0)
      return failed(deleted, { reason: 'deleted: it cannot be inspected' });
    return fn.layers.every(isOwn)
      ? passed()
      : notAvailable(
          { errorClass: 'not-read', operation: 'lambda:GetLayerVersion' },
          'layers of other accounts are not read',
        );
  },
  remedy: fn => ({
    summary: `Move ${fn.name} to a layer version that still exists.`,
    console: consolePath(fn, 'Layers > Edit'),
    cli: `${lambdaCli(
      'update-function-configuration',
      fn,
    )} --layers <ARNs of current layer versions>`,
    cloudformation: `# ${fn.name}\nLayers:\n  - !Ref Layer`,
    terraform: `# ${fn.name}\nlayers = [aws_lambda_layer_version.layer.arn]`,
  }),
});
