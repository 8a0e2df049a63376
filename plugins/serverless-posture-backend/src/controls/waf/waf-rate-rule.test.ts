import { unknown, WafRule } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  wafRule,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { wafRateRule } from './waf-rate-rule';

const rate = (more: object, rule: Partial<WafRule> = {}) =>
  webAcl({
    rules: [
      wafRule(
        {
          kind: 'rate',
          limit: 2000,
          window: 300,
          aggregate: 'IP',
          fallback: null,
          scopeDown: null,
          ...more,
        },
        rule,
      ),
    ],
  });

testControl(wafRateRule, {
  passed: [
    rate({}),
    { resource: rate({ limit: 10_000 }), note: '2,000 per minute' },
    {
      resource: rate({ limit: 100_000 }),
      parameters: { maximumPerMinute: 20_000 },
      note: 'a configured maximum',
    },
  ],
  failed: [
    webAcl({ rules: [] }),
    { resource: rate({ limit: 10_001 }), note: 'too high' },
    {
      resource: rate({ limit: 2001, window: 60 }),
      note: 'too high for its window',
    },
    { resource: rate({}, { action: 'count' }), note: 'only counts' },
    {
      resource: rate({ aggregate: 'FORWARDED_IP', fallback: 'NO_MATCH' }),
      note: 'by an address that callers may leave out',
      matching: { severity: 'LOW' },
    },
    {
      resource: rate({ aggregate: 'FORWARDED_IP', fallback: 'MATCH' }),
      note: 'the fallback is for headers that are there',
      matching: { severity: 'LOW' },
    },
    {
      resource: rate({ aggregate: 'CUSTOM_KEYS' }),
      note: 'by parts that callers may leave out or vary',
      matching: { severity: 'LOW' },
    },
    {
      resource: rate({ scopeDown: { kind: 'geo' } }),
      note: 'for some requests only',
      matching: { severity: 'LOW' },
    },
  ],
  notAvailable: [webAcl({ rules: unknown('denied', 'wafv2:GetWebACL') })],
  notApplicable: [
    { resource: webAcl({ protects: [] }), note: 'behind it is nothing' },
  ],
});
