import { unknown, WafLogging } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafLogging } from './waf-logging';

type Filter = WafLogging['filters'][number];

const logging = (
  note: string,
  defaultBehavior: 'KEEP' | 'DROP' = 'KEEP',
  ...filters: Partial<Filter>[]
) => ({
  resource: webAcl({
    logging: {
      destinations: [
        'arn:aws:logs:eu-west-1:111122223333:log-group:aws-waf-logs',
      ],
      defaultBehavior,
      filters: filters.map(filter => ({
        behavior: 'KEEP',
        requirement: 'MEETS_ANY',
        actions: [],
        labels: 0,
        ...filter,
      })),
    },
  }),
  note,
});

testControl(wafLogging, {
  passed: [
    logging('everything'),
    logging('all but what is allowed', 'KEEP', {
      behavior: 'DROP',
      actions: ['ALLOW'],
    }),
    logging('all, and what has a label on purpose', 'KEEP', { labels: 1 }),
    logging('what is blocked', 'DROP', { actions: ['BLOCK', 'COUNT'] }),
    logging('what is blocked, by all of one', 'DROP', {
      requirement: 'MEETS_ALL',
      actions: ['BLOCK'],
    }),
  ],
  failed: [
    {
      resource: webAcl({ logging: null }),
      matching: { evidence: [{ path: 'LogDestinationConfigs' }] },
    },
    logging('nothing', 'DROP'),
    logging('what is counted', 'DROP', { actions: ['COUNT'] }),
    logging('all but what is blocked', 'KEEP', {
      behavior: 'DROP',
      actions: ['BLOCK'],
    }),
    logging('what is blocked with a label', 'DROP', {
      requirement: 'MEETS_ALL',
      actions: ['BLOCK'],
      labels: 1,
    }),
    logging('all but what has a label', 'KEEP', {
      behavior: 'DROP',
      labels: 1,
    }),
  ],
  notAvailable: [
    webAcl({ logging: unknown('denied', 'wafv2:ListLoggingConfigurations') }),
  ],
});
