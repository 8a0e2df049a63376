import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  logSubscriptionFilter,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { logsSubscriptionForeign } from './logs-subscription-foreign';

const FOREIGN = 'arn:aws:logs:eu-west-1:999988887777:destination:all';
const MEMBER = 'arn:aws:logs:eu-west-1:444455556666:destination:all';
const to = (
  destinationArn: string,
  logGroup: string | null = '/aws/lambda/x',
) => logSubscriptionFilter({ destinationArn, logGroup });

testControl(logsSubscriptionForeign, {
  passed: [
    logSubscriptionFilter(),
    { resource: to(MEMBER), accounts: ['444455556666'] },
    {
      resource: to(FOREIGN),
      parameters: { approvedAccounts: ['999988887777'] },
      note: 'an approved account',
    },
  ],
  failed: [
    {
      resource: to(FOREIGN),
      matching: { evidence: [{ path: 'destinationArn', value: FOREIGN }] },
    },
    { resource: to(FOREIGN, null), note: 'a policy of the account' },
  ],
  notAvailable: [
    logSubscriptionFilter({
      destinationArn: unknown('malformed', 'logs:DescribeAccountPolicies'),
    }),
    logSubscriptionFilter({ $: { unlisted: { errorClass: 'denied' } } }),
    { resource: to(MEMBER), accounts: { unknown: { errorClass: 'denied' } } },
    { resource: to('nonsense'), note: 'no ARN' },
  ],
});
