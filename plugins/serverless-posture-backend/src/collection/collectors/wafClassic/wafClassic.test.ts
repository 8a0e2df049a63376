import { GetWebACLCommand } from '@aws-sdk/client-waf';
import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../../__testUtils__/collected';
import { WAFRegionalClient } from './wafRegionalClient';

jest.setTimeout(60_000);

const CLASSIC = `arn:aws:waf-regional:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:webacl/old-1`;
const STREAM = `arn:aws:firehose:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:deliverystream/aws-waf-logs`;

const rule = (RuleId: string, conditions: number) => ({
  RuleId,
  Predicates: Array.from({ length: conditions }, (_, index) => ({
    Negated: false,
    Type: 'IPMatch' as const,
    DataId: `set-${index}`,
  })),
});

const account = {
  restApis: [
    {
      name: 'orders',
      stages: [{ name: 'live', webAclArn: CLASSIC }],
      methods: [],
    },
  ],
  things: {
    classicAcls: [
      {
        acl: {
          WebACLId: 'old-1',
          WebACLArn: CLASSIC,
          Name: 'old',
          DefaultAction: { Type: 'ALLOW' as const },
          Rules: [
            { Priority: 1, RuleId: 'r1' },
            { Priority: 2, RuleId: 'rate', Type: 'RATE_BASED' as const },
            { Priority: 3, RuleId: 'g1', Type: 'GROUP' as const },
          ],
        },
        rules: [rule('r1', 2), rule('r2', 0)],
        groups: { g1: [{ Priority: 1, RuleId: 'r2' }] },
        logDestinations: [STREAM],
      },
    ],
  },
};

it('reads what a stage still refers to, with rules at any depth', async () => {
  const { of, calls, outcome } = await collected(account, [
    'apigateway',
    'waf-classic',
  ]);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'waf-regional:GetWebACL': 1,
    'waf-regional:GetLoggingConfiguration': 1,
    'waf-regional:GetRule': 2,
    'waf-regional:ListActivatedRulesInRuleGroup': 1,
    'tag:GetResources': 1,
  });
  expect(of('AWS::WAFRegional::WebACL')).toMatchObject([
    {
      arn: CLASSIC,
      name: 'old',
      attributes: {
        rules: [
          { id: 'r1', kind: 'REGULAR', holds: 2 },
          { id: 'rate', kind: 'RATE_BASED', holds: null },
          { id: 'g1', kind: 'GROUP', holds: 1 },
          { id: 'r2', kind: 'REGULAR', holds: 0 },
        ],
        logDestinations: [STREAM],
      },
    },
  ]);
});

it('takes no logging for what AWS says it is, and no denial for it', async () => {
  const [{ logDestinations: _, ...silent }] = account.things.classicAcls;
  const quiet = { ...account, things: { classicAcls: [silent] } };
  const { of } = await collected(quiet, ['apigateway', 'waf-classic']);
  expect(of('AWS::WAFRegional::WebACL')).toMatchObject([
    { attributes: { logDestinations: [] } },
  ]);
  const denied = await collected(
    {
      ...account,
      denied: ['waf-regional:GetLoggingConfiguration', 'waf-regional:GetRule'],
    },
    ['apigateway', 'waf-classic'],
  );
  const unknown = { $unknown: { errorClass: 'denied' } };
  expect(denied.of('AWS::WAFRegional::WebACL')).toMatchObject([
    { attributes: { rules: unknown, logDestinations: unknown } },
  ]);
});

it('calls nothing where nothing refers to WAF Classic', async () => {
  const { of, calls } = await collected(
    {
      ...account,
      restApis: [
        { name: 'orders', stages: [{ name: 'live', waf: true }], methods: [] },
      ],
    },
    ['apigateway', 'waf-classic'],
  );
  expect(calls).toEqual({});
  expect(of('AWS::WAFRegional::WebACL')).toEqual([]);
});

it.each([
  ['eu-west-1', 'waf-regional.eu-west-1.amazonaws.com'],
  ['cn-north-1', 'waf-regional.cn-north-1.amazonaws.com.cn'],
])('asks the Region %s at its own address', async (region, address) => {
  const requests: any[] = [];
  const client = new WAFRegionalClient({
    region,
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
    requestHandler: {
      async handle(request: object) {
        requests.push(request);
        throw new Error('enough');
      },
    },
  });
  const sent = client.send(new GetWebACLCommand({ WebACLId: 'old-1' }));
  await expect(sent).rejects.toThrow('enough');
  expect(requests).toMatchObject([
    {
      hostname: address,
      headers: {
        'x-amz-target': 'AWSWAF_Regional_20161128.GetWebACL',
        authorization: expect.stringContaining(
          `/${region}/waf-regional/aws4_request`,
        ),
      },
    },
  ]);
});
