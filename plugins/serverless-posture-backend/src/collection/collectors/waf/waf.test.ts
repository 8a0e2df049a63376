import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../../__testUtils__/collected';

const arnOf = (path: string) =>
  `arn:aws:wafv2:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:regional/${path}`;

const visible = {
  CloudWatchMetricsEnabled: true,
  SampledRequestsEnabled: false,
  MetricName: 'rule',
};
const ACL = arnOf('webacl/shop/1');
const GROUP = arnOf('rulegroup/own/2');
const SET = arnOf('ipset/office/3');
const FOREIGN = `arn:aws:wafv2:${COLLECTED_REGION}:999900001111:regional/rulegroup/theirs/4`;

const acl = {
  acl: {
    ARN: ACL,
    Id: '1',
    Name: 'shop',
    DefaultAction: { Allow: {} },
    VisibilityConfig: visible,
    AssociationConfig: {
      RequestBody: {
        API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_32' as const },
      },
    },
    PreProcessFirewallManagerRuleGroups: [
      {
        Name: 'central',
        Priority: 0,
        FirewallManagerStatement: {
          RuleGroupReferenceStatement: { ARN: FOREIGN },
        },
        OverrideAction: { None: {} },
        VisibilityConfig: visible,
      },
    ],
    Rules: [
      {
        Name: 'own',
        Priority: 9,
        OverrideAction: { None: {} },
        Statement: {
          RuleGroupReferenceStatement: {
            ARN: GROUP,
            ExcludedRules: [{ Name: 'sqli' }],
          },
        },
        VisibilityConfig: visible,
      },
      {
        Name: 'core',
        Priority: 1,
        OverrideAction: { Count: {} },
        Statement: {
          ManagedRuleGroupStatement: {
            VendorName: 'AWS',
            Name: 'AWSManagedRulesCommonRuleSet',
            RuleActionOverrides: [
              { Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } },
            ],
            ScopeDownStatement: {
              NotStatement: {
                Statement: { IPSetReferenceStatement: { ARN: SET } },
              },
            },
          },
        },
        VisibilityConfig: visible,
      },
      {
        Name: 'origin',
        Priority: 2,
        Action: { Block: {} },
        Statement: {
          NotStatement: {
            Statement: {
              ByteMatchStatement: {
                SearchString: new TextEncoder().encode('planted-secret'),
                FieldToMatch: { SingleHeader: { Name: 'x-origin-verify' } },
                PositionalConstraint: 'EXACTLY' as const,
                TextTransformations: [{ Priority: 0, Type: 'NONE' as const }],
              },
            },
          },
        },
        VisibilityConfig: visible,
      },
      {
        Name: 'rate',
        Priority: 3,
        Action: { Block: {} },
        Statement: {
          RateBasedStatement: {
            Limit: 100,
            EvaluationWindowSec: 60,
            AggregateKeyType: 'FORWARDED_IP' as const,
            ForwardedIPConfig: {
              HeaderName: 'X-Forwarded-For',
              FallbackBehavior: 'NO_MATCH' as const,
            },
          },
        },
        VisibilityConfig: visible,
      },
    ],
  },
  logging: {
    ResourceArn: ACL,
    LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-shop'],
    LoggingFilter: {
      DefaultBehavior: 'DROP' as const,
      Filters: [
        {
          Behavior: 'KEEP' as const,
          Requirement: 'MEETS_ANY' as const,
          Conditions: [{ ActionCondition: { Action: 'BLOCK' as const } }],
        },
      ],
    },
  },
  tags: { owner: 'platform' },
};

const unused = {
  acl: {
    ...acl.acl,
    ARN: arnOf('webacl/unused/5'),
    Id: '5',
    Name: 'unused',
  },
  tags: {},
};

const poolId = `${COLLECTED_REGION}_a1B2c3D4e`;
const userPool = {
  pool: {
    Id: poolId,
    Arn: `arn:aws:cognito-idp:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:userpool/${poolId}`,
    Name: 'customers',
    SchemaAttributes: [],
  },
  mfa: {},
  logs: [],
  clients: [],
  providers: [],
  webAclArn: ACL,
};

const account = {
  things: {
    userPools: [userPool],
    webAcls: [acl, unused],
    wafRuleGroups: [
      {
        ARN: GROUP,
        Id: '2',
        Name: 'own',
        Capacity: 1,
        VisibilityConfig: visible,
        Rules: [
          {
            Name: 'sqli',
            Priority: 0,
            Action: { Block: {} },
            Statement: {
              SqliMatchStatement: {
                FieldToMatch: { Body: {} },
                TextTransformations: [],
              },
            },
            VisibilityConfig: visible,
          },
        ],
      },
    ],
    wafIpSets: [
      {
        ARN: SET,
        Id: '3',
        Name: 'office',
        IPAddressVersion: 'IPV4' as const,
        Addresses: ['203.0.113.0/24'],
      },
    ],
  },
};

it('reads all web ACLs where something may have one, and no text that is compared with', async () => {
  const { of, calls, outcome } = await collected(account, ['cognito', 'waf']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'wafv2:ListWebACLs': 1,
    'wafv2:GetWebACL': 2,
    'wafv2:ListLoggingConfigurations': 1,
    'wafv2:GetRuleGroup': 1,
    'wafv2:GetIPSet': 1,
    'tag:GetResources': 1,
  });
  const acls = of('AWS::WAFv2::WebACL');
  expect(acls).toMatchObject([
    {
      arn: ACL,
      name: 'shop',
      tags: { owner: 'platform' },
      attributes: {
        protects: ['COGNITO'],
        defaultAction: 'allow',
        bodyLimits: { COGNITO: 16_384 },
        rules: [
          { name: 'central', statement: { kind: 'group', arn: FOREIGN } },
          {
            name: 'core',
            action: null,
            countsOnly: true,
            hasMetrics: true,
            hasSampledRequests: false,
            statement: {
              kind: 'managed-group',
              overrides: [{ rule: 'SizeRestrictions_BODY', action: 'count' }],
              scopeDown: {
                kind: 'not',
                statement: { kind: 'ip-set', arn: SET },
              },
            },
          },
          {
            name: 'origin',
            action: 'block',
            statement: {
              kind: 'not',
              statement: {
                kind: 'match',
                of: 'ByteMatchStatement',
                field: { part: 'SingleHeader', oversize: null },
              },
            },
          },
          {
            statement: {
              kind: 'rate',
              limit: 100,
              window: 60,
              fallback: 'NO_MATCH',
              scopeDown: null,
            },
          },
          {
            name: 'own',
            statement: {
              kind: 'group',
              overrides: [{ rule: 'sqli', action: 'count' }],
            },
          },
        ],
        logging: {
          defaultBehavior: 'DROP',
          filters: [{ behavior: 'KEEP', actions: ['BLOCK'], labels: 0 }],
        },
      },
    },
    { name: 'unused', attributes: { protects: [], logging: null } },
  ]);
  expect(JSON.stringify(acls)).not.toContain('planted');
  expect(of('AWS::WAFv2::RuleGroup')).toMatchObject([
    {
      arn: GROUP,
      attributes: {
        rules: [
          {
            statement: {
              kind: 'sqli',
              field: { part: 'Body', oversize: 'CONTINUE' },
            },
          },
        ],
      },
    },
    {
      arn: FOREIGN,
      attributes: { rules: { $unknown: { errorClass: 'not-read' } } },
    },
  ]);
  expect(of('AWS::WAFv2::IPSet')).toMatchObject([
    { arn: SET, attributes: { addresses: ['203.0.113.0/24'] } },
  ]);
});

it('asks for nothing where nothing may have a web ACL', async () => {
  const { of, calls } = await collected({ things: { webAcls: [unused] } }, [
    'waf',
  ]);
  expect(calls).toEqual({});
  expect(of('AWS::WAFv2::WebACL')).toEqual([]);
});

it('leaves out a web ACL that is gone', async () => {
  const { of, outcome } = await collected(
    {
      restApis: [
        { name: 'orders', stages: [{ name: 'live', waf: true }], methods: [] },
      ],
    },
    ['apigateway', 'waf'],
  );
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::WAFv2::WebACL')).toEqual([]);
});

it('does not take what it may not read for none', async () => {
  const { of, outcome } = await collected(
    {
      ...account,
      denied: ['wafv2:ListLoggingConfigurations', 'wafv2:GetIPSet'],
    },
    ['cognito', 'waf'],
  );
  expect(outcome).toMatchObject({ state: 'partial', errorClass: 'denied' });
  const unknown = { $unknown: { errorClass: 'denied' } };
  expect(of('AWS::WAFv2::WebACL')[0].attributes.logging).toMatchObject(unknown);
  expect(of('AWS::WAFv2::IPSet')[0].attributes.addresses).toMatchObject(
    unknown,
  );
});

it('keeps what it knew where it is not told what refers to a web ACL', async () => {
  const { of, outcome } = await collected(
    { ...account, denied: ['wafv2:GetWebACLForResource'] },
    ['cognito', 'waf'],
  );
  expect(outcome).toMatchObject({ state: 'failed', errorClass: 'denied' });
  expect(of('AWS::WAFv2::WebACL')).toMatchObject([
    { unlisted: { errorClass: 'denied' } },
  ]);
});
