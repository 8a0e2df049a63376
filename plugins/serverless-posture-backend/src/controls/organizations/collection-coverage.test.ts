import { unknown, UnreadScope } from 'backstage-plugin-serverless-posture-node';
import {
  accountCollection,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { collectionCoverage } from './collection-coverage';

const unread = (
  errorClass: UnreadScope['reason']['errorClass'],
  missingAction?: string,
): UnreadScope => ({
  region: 'eu-west-1',
  collector: 'lambda',
  reason: { errorClass },
  missingAction,
});

testControl(collectionCoverage, {
  passed: [accountCollection()],
  failed: [
    {
      note: 'a right is missing',
      resource: accountCollection({
        unread: [unread('denied', 'lambda:GetPolicy'), unread('throttled')],
      }),
      matching: {
        evidence: [
          { path: 'eu-west-1/lambda', value: 'denied: lambda:GetPolicy' },
        ],
      },
    },
    accountCollection({ unread: [unread('role-missing', 'sts:AssumeRole')] }),
    accountCollection({ unread: [unread('denied-by-scp')] }),
  ],
  notAvailable: [
    {
      note: 'AWS throttled, which passes by itself',
      resource: accountCollection({ unread: [unread('throttled')] }),
    },
    accountCollection({ unread: [unread('timeout')] }),
    accountCollection({ unread: unknown('not-read') }),
  ],
});
