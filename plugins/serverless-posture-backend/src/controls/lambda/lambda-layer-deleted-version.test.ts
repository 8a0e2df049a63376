import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  lambdaLayerVersion,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaLayerDeletedVersion } from './lambda-layer-deleted-version';

const OWN = lambdaLayerVersion().arn;
const FOREIGN = 'arn:aws:lambda:eu-west-1:580247275435:layer:insights:14';
const using = (...layers: string[]) => lambdaFunction({ layers });

testControl(lambdaLayerDeletedVersion, {
  passed: [using(), { resource: using(OWN), with: [lambdaLayerVersion()] }],
  failed: [
    {
      resource: using(FOREIGN, OWN),
      with: [lambdaLayerVersion({ $: { arn: `${OWN}0` } })],
      matching: {
        evidence: [{ path: 'Layers[1].Arn', value: OWN }],
        reason: 'deleted: it cannot be inspected',
      },
    },
  ],
  notAvailable: [
    { resource: using(FOREIGN), note: 'a layer of another account' },
    {
      resource: using(OWN),
      unlisted: {
        'AWS::Lambda::LayerVersion': unknown('denied', 'lambda:ListLayers')
          .$unknown,
      },
    },
    lambdaFunction({ layers: unknown('denied') }),
  ],
  notApplicable: [lambdaFunction({ packageType: 'Image', runtime: null })],
});
