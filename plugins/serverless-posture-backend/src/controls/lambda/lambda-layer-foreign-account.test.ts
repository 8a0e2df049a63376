import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaLayerForeignAccount } from './lambda-layer-foreign-account';
import { awsLayerPublishers } from './layerPublishers';

const from = (account: string) =>
  `arn:aws:lambda:eu-west-1:${account}:layer:tools:3`;
const OUTSIDE = from('464622532012');

testControl(lambdaLayerForeignAccount, {
  passed: [
    lambdaFunction({ layers: [] }),
    lambdaFunction({ layers: [from('111122223333')] }),
    {
      resource: lambdaFunction({ layers: [from('444455556666')] }),
      accounts: ['111122223333', '444455556666'],
      note: 'another account of the organization',
    },
    {
      resource: lambdaFunction({
        layers: [from('580247275435'), from('017000801446')],
      }),
      accounts: { unknown: { errorClass: 'denied' } },
      note: 'published by AWS, whatever the organization',
    },
  ],
  failed: [
    {
      resource: lambdaFunction({ layers: [from('111122223333'), OUTSIDE] }),
      matching: { evidence: [{ path: 'Layers[1].Arn', value: OUTSIDE }] },
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction({ layers: [OUTSIDE] }),
      accounts: { unknown: { errorClass: 'denied' } },
      note: 'the accounts of the organization are unknown',
    },
    lambdaFunction({ layers: unknown('denied', 'lambda:ListFunctions') }),
    {
      resource: lambdaFunction({ layers: undefined }),
      note: 'a row from before layers were read',
      matching: { unknown: { errorClass: 'not-read' } },
    },
  ],
  notApplicable: [lambdaFunction({ packageType: 'Image', runtime: null })],
});

it('knows the accounts of AWS by their twelve digits', () => {
  expect(awsLayerPublishers.size).toBeGreaterThan(85);
});
