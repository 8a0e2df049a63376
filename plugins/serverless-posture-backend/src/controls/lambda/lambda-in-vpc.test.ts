import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaInVpc } from './lambda-in-vpc';

testControl(lambdaInVpc, {
  passed: [lambdaFunction({ vpcId: 'vpc-0a1b2c3d4e5f60718' })],
  failed: [
    {
      resource: lambdaFunction({ vpcId: null }),
      matching: { evidence: [{ path: 'VpcConfig.VpcId', value: null }] },
    },
  ],
  notAvailable: [
    lambdaFunction({ vpcId: unknown('denied') }),
    lambdaFunction({ vpcId: undefined }),
  ],
});
