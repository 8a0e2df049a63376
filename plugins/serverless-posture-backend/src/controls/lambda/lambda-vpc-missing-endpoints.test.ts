import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  vpc,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaVpcMissingEndpoints } from './lambda-vpc-missing-endpoints';

const to = (service: string, state = 'available') => ({
  serviceName: `com.amazonaws.eu-west-1.${service}`,
  state,
});

testControl(lambdaVpcMissingEndpoints, {
  passed: [
    vpc({ endpoints: [to('s3'), to('dynamodb')] }),
    { resource: vpc(), parameters: { services: [] } },
  ],
  failed: [
    {
      resource: vpc({ endpoints: [to('s3')] }),
      matching: {
        evidence: [{ path: 'VpcEndpoints', value: 'none for dynamodb' }],
      },
    },
    vpc({ endpoints: [to('s3'), to('dynamodb', 'pending')] }),
  ],
  notAvailable: [
    vpc({ endpoints: unknown('denied', 'ec2:DescribeVpcEndpoints') }),
  ],
});
