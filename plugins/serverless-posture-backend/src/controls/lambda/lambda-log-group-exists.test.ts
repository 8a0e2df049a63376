import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  lambdaFunction,
  logGroup,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { lambdaLogGroupExists } from './lambda-log-group-exists';

testControl(lambdaLogGroupExists, {
  passed: [
    { resource: lambdaFunction(), with: [logGroup()] },
    {
      resource: lambdaFunction({ logGroup: '/shop/checkout' }),
      with: [
        logGroup({
          $: {
            arn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/shop/checkout',
          },
        }),
      ],
      note: 'the configured group',
    },
  ],
  failed: [
    { resource: lambdaFunction(), with: [] },
    {
      resource: lambdaFunction({ logGroup: '/shop/checkout' }),
      with: [logGroup()],
      note: 'the default group only',
    },
  ],
  notAvailable: [
    {
      resource: lambdaFunction(),
      unlisted: {
        'AWS::Logs::LogGroup': unknown('denied', 'logs:DescribeLogGroups')
          .$unknown,
      },
    },
  ],
});
