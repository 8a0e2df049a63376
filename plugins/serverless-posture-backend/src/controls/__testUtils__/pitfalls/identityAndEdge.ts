import {
  WafRule,
  WafStatement,
} from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  managedRuleGroup,
  userPool,
  userPoolClient,
  wafRule,
  webAcl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoClientWritableAttributes } from '../../cognito/cognito-client-writable-attributes';
import { cognitoMfa } from '../../cognito/cognito-mfa';
import { cognitoThreatProtection } from '../../cognito/cognito-threat-protection';
import { iamRoleConfusedDeputy } from '../../iam/iam-role-confused-deputy';
import { lambdaRoleAdmin } from '../../lambda/lambda-role-admin';
import { lambdaRoleResourceWildcard } from '../../lambda/lambda-role-resource-wildcard';
import { wafBodySize } from '../../waf/waf-body-size';
import { wafRateRule } from '../../waf/waf-rate-rule';
import { wafSqliRules } from '../../waf/waf-sqli-rules';
import { beside, pitfall } from './pitfall';

const GROUP = 'AWSManagedRulesSQLiRuleSet';
const sqli: WafStatement = {
  kind: 'sqli',
  field: { part: 'Body', oversize: 'MATCH' },
};
const onPath: WafStatement = {
  kind: 'match',
  of: 'ByteMatchStatement',
  field: { part: 'UriPath', oversize: null },
};
const having = (...rules: WafRule[]) => webAcl({ rules });

const longerThan = (size: number, oversize: 'CONTINUE' | 'MATCH') =>
  wafRule({
    kind: 'size',
    field: { part: 'Body', oversize },
    operator: 'GT',
    size,
  });

const rate = (more: object) =>
  having(
    wafRule({
      kind: 'rate',
      limit: 2000,
      window: 300,
      aggregate: 'IP',
      fallback: null,
      scopeDown: null,
      ...more,
    }),
  );

const federated = userPoolClient({
  signInFlows: [],
  identityProviders: ['okta'],
});

const statement = (more: object) => ({
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
  ...more,
});
const policy = (more: object) => ({
  arn: null,
  name: 'permissions',
  document: JSON.stringify({ Statement: [statement(more)] }),
});
const withRole = (attributes: Parameters<typeof iamRole>[0]) =>
  beside(lambdaFunction(), iamRole(attributes));
const inline = (more: object) => withRole({ inlinePolicies: [policy(more)] });
const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

/** Web ACLs, user pools and roles. */
export const identityAndEdgePitfalls = [
  pitfall(
    'a rule protects only where it ends in a block, for all that it should see',
    {
      control: wafSqliRules,
      passed: [having(managedRuleGroup(GROUP)), having(wafRule(sqli))],
    },
    {
      control: wafSqliRules,
      failed: [
        having(managedRuleGroup(GROUP, {}, { countsOnly: true })),
        having(wafRule(sqli, { action: 'count' })),
        having(wafRule({ kind: 'not', statement: sqli })),
      ],
      severity: 'HIGH',
    },
    {
      control: wafSqliRules,
      failed: [
        having(
          managedRuleGroup(GROUP, {
            overrides: [{ rule: 'SQLi_BODY', action: 'count' }],
          }),
        ),
        having(managedRuleGroup(GROUP, { scopeDown: onPath })),
        having(wafRule({ kind: 'and', statements: [sqli, onPath] })),
      ],
      severity: 'LOW',
    },
  ),
  pitfall('of a long body only the beginning is inspected', {
    control: wafBodySize,
    failed: [
      having(longerThan(100_000, 'CONTINUE')),
      webAcl({
        rules: [longerThan(10_000, 'CONTINUE')],
        protects: ['APPSYNC'],
        bodyLimits: { APPSYNC: 8192 },
      }),
    ],
    passed: [
      having(longerThan(100_000, 'MATCH')),
      webAcl({
        rules: [longerThan(32_000, 'CONTINUE')],
        bodyLimits: { API_GATEWAY: 65_536 },
      }),
    ],
  }),
  pitfall(
    'a rate counts per minute, and by an address that callers cannot choose',
    {
      control: wafRateRule,
      passed: [rate({ limit: 10_000 })],
    },
    {
      control: wafRateRule,
      failed: [rate({ limit: 10_001 }), rate({ limit: 2001, window: 60 })],
      severity: 'MEDIUM',
    },
    {
      control: wafRateRule,
      failed: [rate({ aggregate: 'FORWARDED_IP', fallback: 'NO_MATCH' })],
      severity: 'LOW',
    },
  ),
  pitfall('a pool without passwords needs no second factor', {
    control: cognitoMfa,
    notApplicable: [
      beside(userPool({ mfa: 'OFF' }), federated),
      beside(
        userPool({ mfa: 'OFF', firstAuthFactors: ['WEB_AUTHN'] }),
        userPoolClient({
          signInFlows: ['ALLOW_USER_AUTH'],
          identityProviders: ['COGNITO'],
        }),
      ),
    ],
    failed: [beside(userPool({ mfa: 'OPTIONAL' }), userPoolClient())],
  }),
  pitfall('an empty list of writable attributes is the standard list', {
    control: cognitoClientWritableAttributes,
    failed: [
      beside(
        userPoolClient({ writeAttributes: [] }),
        userPool({ verifiedBeforeUpdate: [] }),
      ),
    ],
  }),
  pitfall('the smallest plan has no threat protection to switch on', {
    control: cognitoThreatProtection,
    failed: [userPool({ threatProtection: 'OFF', tier: 'LITE' })],
    reason: 'plan',
  }),
  pitfall('Lambda sends no source when it assumes an execution role', {
    control: iamRoleConfusedDeputy,
    notApplicable: [iamRole()],
  }),
  pitfall(
    'an administrator goes by many names, and a boundary may cut it down',
    {
      control: lambdaRoleAdmin,
      failed: [
        withRole({
          attachedPolicyArns: [ADMINISTRATOR],
          managedPolicies: [{ ...policy({}), arn: ADMINISTRATOR }],
        }),
        inline({}),
        inline({ Action: undefined, NotAction: 'iam:*' }),
        inline({ Resource: undefined, NotResource: 'arn:aws:s3:::b' }),
        inline({ Action: 'iam:*' }),
      ],
      severity: 'CRITICAL',
    },
    {
      control: lambdaRoleAdmin,
      failed: [
        withRole({
          inlinePolicies: [policy({})],
          boundary: policy({ Action: 's3:*' }),
        }),
      ],
      severity: 'MEDIUM',
    },
  ),
  pitfall('some actions know no resource', {
    control: lambdaRoleResourceWildcard,
    passed: [
      inline({
        Action: [
          'logs:CreateLogGroup',
          'xray:PutTraceSegments',
          'ec2:CreateNetworkInterface',
          'cloudwatch:PutMetricData',
        ],
      }),
    ],
    failed: [inline({ Action: 'dynamodb:PutItem' })],
  }),
];
