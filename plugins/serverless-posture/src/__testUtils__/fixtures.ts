import {
  AccountScopes,
  CollectionCoverage,
  CollectionStatus,
  ControlSummary,
  Finding,
  FindingDetail,
  FindingPage,
  FixFirst,
  Resource,
  ResourcePage,
  Run,
  RunDetail,
  Scorecard,
  StatusCounts,
  Overview,
  TeamWeek,
} from 'backstage-plugin-serverless-posture-common';

// Invented data for tests; every number here is made up.

const at = '2026-11-20T12:00:00.000Z';

function counts(
  failed: number,
  notAvailable: number,
  passed: number,
): StatusCounts {
  return { failed, notAvailable, passed, notApplicable: 0 };
}

export const control: ControlSummary = {
  id: 'lambda-role-service-wildcard',
  title: 'Execution roles grant single actions',
  description:
    'A role that allows every action of a service lets a compromised function do anything there.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'FUNCTION',
  resourceType: 'AWS::Lambda::Function',
  reads: ['role.policies'],
  enabled: true,
  references: {
    securityHub: ['IAM.21'],
    documents: [
      {
        title: 'Lambda execution role',
        url: 'https://docs.aws.amazon.com/lambda/',
      },
    ],
  },
  parameters: [],
  counts: counts(2, 1, 6),
  failingOwners: [
    { ownerRef: 'group:default/payments', failed: 1 },
    { failed: 1 },
  ],
};

export const finding: Finding = {
  id: 'f1',
  status: 'FAILED',
  severity: 'HIGH',
  source: 'POSTURE',
  controlId: control.id,
  title: control.title,
  layer: 'FUNCTION',
  resource: {
    id: 'r1',
    arn: 'arn:aws:lambda:eu-west-1:111111111111:function:pay-handler',
    type: 'AWS::Lambda::Function',
    name: 'pay-handler',
    accountId: '111111111111',
    accountName: 'prod-payments',
    region: 'eu-west-1',
    consoleUrl:
      'https://console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/pay-handler',
  },
  ownerRef: 'group:default/payments',
  serviceRef: 'component:default/checkout-api',
  evidence: [
    { path: 'role.policies.inline-1.Statement[1].Action', value: 'dynamodb:*' },
  ],
  workflow: 'NEW',
  firstSeenAt: '2026-11-01T12:00:00.000Z',
  updatedAt: at,
};

export const unknownFinding: Finding = {
  ...finding,
  id: 'f2',
  status: 'NOT_AVAILABLE',
  severity: 'MEDIUM',
  controlId: 'lambda-url-auth-none',
  title: 'Function URLs ask for IAM authentication',
  resource: { ...finding.resource, id: 'r2', name: 'refund-worker' },
  ownerRef: undefined,
  serviceRef: undefined,
  evidence: [],
  reason: 'The resource policy could not be read.',
  errorClass: 'denied-by-scp',
  operation: 'lambda:GetPolicy',
  lastKnown: { status: 'PASSED', at: '2026-11-10T12:00:00.000Z' },
};

export const findingDetail: FindingDetail = {
  finding,
  control,
  remedy: {
    summary: 'Name the actions that the function uses.',
    cli: 'aws iam put-role-policy --role-name checkout-shared',
    terraform: 'actions = ["dynamodb:PutItem"]',
  },
  attribution: {
    ownerRef: 'group:default/payments',
    serviceRef: 'component:default/checkout-api',
    rule: 'tag',
    evidence: 'service=checkout-api',
  },
  related: [{ ...unknownFinding, source: 'SECURITY_HUB' }],
  timeline: [{ at: '2026-11-01T12:00:00.000Z', runId: 7, to: 'FAILED' }],
  decisions: [],
  revision: 7,
  exemptions: [],
  may: { triage: true, requestExemption: true },
};

export const findingPage: FindingPage = {
  revision: 7,
  items: [finding, unknownFinding],
  nextCursor: 'next',
  totalCount: 1204,
  facets: {
    status: [
      { value: 'NOT_AVAILABLE', count: 48 },
      { value: 'FAILED', count: 1204 },
    ],
    severity: [
      { value: 'HIGH', count: 118 },
      { value: 'CRITICAL', count: 6 },
    ],
    layer: [{ value: 'FUNCTION', count: 61 }],
    controlId: [{ value: control.id, label: control.title, count: 31 }],
    accountId: [
      { value: '111111111111', label: 'prod-payments', count: 700 },
      { value: '222222222222', label: 'prod-catalog', count: 504 },
    ],
    region: [{ value: 'eu-west-1', count: 1204 }],
    resourceType: [{ value: 'AWS::Lambda::Function', count: 1204 }],
    owner: [
      { value: 'group:default/payments', count: 31 },
      { value: 'unowned', count: 57 },
    ],
    service: [{ value: 'component:default/checkout-api', count: 26 }],
    source: [{ value: 'POSTURE', count: 1204 }],
    agreement: [{ value: 'WE_PASS', count: 1 }],
    workflow: [{ value: 'NEW', count: 1204 }],
    framework: [{ value: 'security-hub', count: 31 }],
    environment: [{ value: 'production', count: 700 }],
    ou: [{ value: 'ou-ab12-shop', count: 700 }],
    exposure: [
      { value: 'INTERNET', count: 19 },
      { value: 'NO_PATH', count: 1185 },
    ],
    exempted: [{ value: 'false', count: 1204 }],
    stale: [{ value: 'false', count: 1204 }],
    snoozed: [
      { value: 'false', count: 1200 },
      { value: 'true', count: 4 },
    ],
    assignee: [{ value: 'none', count: 1204 }],
  },
};

export const resource: Resource = {
  ref: finding.resource,
  attribution: findingDetail.attribution,
  collectedAt: at,
  staleSince: '2026-11-18T12:00:00.000Z',
  counts: counts(2, 1, 8),
};

export const resourcePage: ResourcePage = { items: [resource], totalCount: 1 };

export const fixes: FixFirst[] = [
  {
    key: '111111111111 arn:aws:iam::111111111111:role/checkout-shared',
    title: 'Narrow role checkout-shared',
    severity: 'HIGH',
    controlIds: [control.id],
    findings: 9,
    resources: 5,
    exposed: true,
    services: ['component:default/checkout-api'],
    findingId: finding.id,
    gain: 11,
    gradeAfter: 'A',
  },
  {
    key: '111111111111 lambda-runtime-deprecating-soon ledger',
    title: 'Change the runtime of ledger',
    severity: 'MEDIUM',
    controlIds: ['lambda-runtime-deprecating-soon', 'lambda-runtime-blocked'],
    findings: 1,
    resources: 1,
    exposed: false,
    services: ['component:default/checkout-api', 'component:default/refunds'],
    findingId: 'f9',
    gain: 0.4,
    gradeAfter: 'B',
  },
];

export const scorecard: Scorecard = {
  entityRef: 'component:default/checkout-api',
  score: 81,
  grade: 'B',
  cappedBy: 'HIGH',
  exempted: 0,
  openFindings: { CRITICAL: 0, HIGH: 4, MEDIUM: 22, LOW: 0, INFORMATIONAL: 0 },
  coverage: { known: 142, expected: 148, share: 142 / 148 },
  change: { day: '2026-11-15', score: 85, grade: 'B' },
  resources: 31,
  collectedAt: at,
  scopes: {
    accounts: ['111111111111', '222222222222', '333333333333'],
    regions: ['eu-west-1', 'us-east-1'],
    notCollected: [
      {
        accountId: '333333333333',
        accountName: 'legacy-batch',
        region: 'eu-west-1',
        collector: 'lambda',
        state: 'failed',
        errorClass: 'role-missing',
        operation: 'sts:AssumeRole',
        title: 'legacy-batch: role missing',
        detail: 'AssumeRole on serverless-posture-reader was refused.',
        fix: 'Deploy the StackSet to OU Legacy.',
        unknownVerdicts: 6,
        since: '2026-11-12T12:00:00.000Z',
      },
    ],
  },
  layers: [
    { layer: 'EDGE', counts: counts(2, 0, 14) },
    { layer: 'API', counts: counts(7, 2, 21) },
    { layer: 'FUNCTION', counts: counts(13, 1, 44) },
    { layer: 'DATA', counts: counts(1, 0, 21) },
    { layer: 'AUDIT', counts: counts(0, 3, 19) },
  ],
  controls: [
    {
      controlId: 'lambda-runtime-deprecating-soon',
      title: 'Runtimes last for another 90 days',
      severity: 'MEDIUM',
      layer: 'FUNCTION',
      counts: counts(2, 0, 6),
      firstFailedAt: '2026-11-14T12:00:00.000Z',
    },
    {
      controlId: control.id,
      title: control.title,
      severity: 'HIGH',
      layer: 'FUNCTION',
      counts: counts(1, 1, 6),
      firstFailedAt: '2026-11-01T12:00:00.000Z',
    },
    {
      controlId: 'api-authorizer',
      title: 'Routes have an authorizer',
      severity: 'HIGH',
      layer: 'API',
      counts: counts(0, 0, 21),
    },
  ],
  history: [
    { day: '2026-10-01', score: 68, grade: 'C', coverageShare: 0.9 },
    { day: '2026-10-15', coverageShare: 0 },
    { day: '2026-11-01', score: 75, grade: 'C', coverageShare: 0.9 },
    { day: '2026-11-20', score: 81, grade: 'B', coverageShare: 0.96 },
  ],
  accountContext: [
    {
      accountId: '111122223333',
      accountName: 'shop-prod',
      open: { CRITICAL: 1, HIGH: 0, MEDIUM: 2, LOW: 0, INFORMATIONAL: 0 },
      resourceTypes: ['AWS::CloudTrail::Trail', 'AWS::IAM::AccountSummary'],
    },
  ],
  fixFirst: fixes,
  explanation: {
    gradeByScore: 'A',
    losses: [
      { controlId: control.id, points: 12.34, failed: 1, known: 7 },
      {
        controlId: 'lambda-runtime-deprecating-soon',
        points: 6.66,
        failed: 2,
        known: 8,
      },
    ],
  },
  annotations: [
    'aws.amazon.com/serverless-arns',
    'aws.amazon.com/serverless-tags',
  ],
};

export const emptyScorecard: Scorecard = {
  ...scorecard,
  score: undefined,
  grade: undefined,
  cappedBy: undefined,
  change: undefined,
  openFindings: { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, INFORMATIONAL: 0 },
  coverage: { known: 0, expected: 0, share: 1 },
  resources: 0,
  layers: [],
  controls: [],
  history: [],
  fixFirst: [],
  accountContext: [],
  explanation: { losses: [] },
};

export const overview: Overview = {
  day: '2026-11-16',
  score: 76,
  grade: 'C',
  previousScore: 74,
  previousGrade: 'C',
  coverage: { known: 1960, expected: 2000, share: 0.98 },
  services: 24,
  capped: 3,
  resources: 400,
  unowned: 20,
  teams: [
    {
      ownerRef: 'group:default/storefront',
      score: 55,
      grade: 'D',
      previousScore: 60,
      openFindings: {
        CRITICAL: 2,
        HIGH: 5,
        MEDIUM: 9,
        LOW: 1,
        INFORMATIONAL: 0,
      },
      coverage: { known: 90, expected: 100, share: 0.9 },
      services: 4,
      capped: 2,
      resources: 60,
    },
    {
      ownerRef: 'group:default/payments',
      score: 82,
      grade: 'B',
      previousScore: 79,
      openFindings: {
        CRITICAL: 0,
        HIGH: 3,
        MEDIUM: 2,
        LOW: 1,
        INFORMATIONAL: 0,
      },
      coverage: { known: 490, expected: 500, share: 0.98 },
      services: 12,
      capped: 1,
      resources: 147,
    },
  ],
  history: [
    { day: '2026-11-02', score: 70, grade: 'C', coverageShare: 0.97 },
    { day: '2026-11-09', score: 74, grade: 'C', coverageShare: 0.98 },
    { day: '2026-11-16', score: 76, grade: 'C', coverageShare: 0.98 },
  ],
  worstControls: [
    {
      controlId: 'lambda-url-auth-none',
      title: 'Function URLs ask for IAM authentication',
      severity: 'CRITICAL',
      findings: 12,
      resources: 12,
      accounts: 4,
    },
  ],
  failing: 1204,
};

export const teamWeek: TeamWeek = {
  entityRef: 'group:default/payments',
  week: '2026-W46',
  previousWeek: '2026-W45',
  nextWeek: '2026-W47',
  from: '2026-11-09',
  until: '2026-11-16',
  score: 82,
  grade: 'B',
  previousScore: 79,
  previousGrade: 'C',
  coverage: { known: 490, expected: 500, share: 0.98 },
  capped: 1,
  resources: 147,
  fixed: 7,
  new: 3,
  reopened: 1,
  changes: [
    {
      change: 'reopened',
      at: '2026-11-10T14:10:00.000Z',
      finding: { ...finding, severity: 'CRITICAL' },
    },
    {
      change: 'fixed',
      at: '2026-11-11T14:10:00.000Z',
      finding: unknownFinding,
    },
  ],
  services: [
    {
      entityRef: 'component:default/refunds',
      score: 94,
      grade: 'D',
      cappedBy: 'CRITICAL',
      previousScore: 94,
      previousGrade: 'A',
      openFindings: {
        CRITICAL: 1,
        HIGH: 0,
        MEDIUM: 3,
        LOW: 0,
        INFORMATIONAL: 0,
      },
      coverage: { known: 100, expected: 100, share: 1 },
      history: scorecard.history,
    },
    {
      entityRef: 'component:default/checkout-api',
      score: 71,
      grade: 'C',
      previousScore: 75,
      previousGrade: 'C',
      openFindings: {
        CRITICAL: 0,
        HIGH: 4,
        MEDIUM: 11,
        LOW: 0,
        INFORMATIONAL: 0,
      },
      coverage: { known: 142, expected: 148, share: 142 / 148 },
      history: scorecard.history,
    },
  ],
  history: scorecard.history,
  fixFirst: fixes,
  collectedAt: at,
};

export const finishedRun: Run = {
  id: 418,
  state: 'partial',
  trigger: 'schedule',
  startedAt: '2026-11-20T11:58:00.000Z',
  endedAt: '2026-11-20T11:59:12.000Z',
  scopes: { total: 36, complete: 34, partial: 1, failed: 1, skipped: 0 },
  resources: 2210,
  findings: counts(1204, 48, 9000),
  changedFindings: 14,
  calls: 1611,
  throttles: 2,
};

export const activeRun: Run = {
  ...finishedRun,
  id: 419,
  state: 'running',
  startedAt: at,
  endedAt: undefined,
  scopes: { total: 36, complete: 27, partial: 0, failed: 0, skipped: 0 },
  calls: 1204,
  throttles: 3,
};

export const runDetail: RunDetail = {
  run: finishedRun,
  callsByOperation: { 'lambda:ListFunctions': 900, 'lambda:GetPolicy': 711 },
  scopesByState: { complete: 34, failed: 2 },
  scopes: [
    {
      accountId: '333333333333',
      accountName: 'legacy-batch',
      region: 'eu-west-1',
      collector: 'lambda',
      state: 'failed',
      errorClass: 'role-missing',
      operation: 'sts:AssumeRole',
      message: 'The reader role can’t be assumed.',
    },
  ],
};

export const coverage: CollectionCoverage = {
  share: 0.94,
  regions: ['global', 'eu-west-1'],
  accounts: [
    {
      accountId: '111111111111',
      name: 'prod-payments',
      state: 'ACTIVE',
      lastCompleteAt: at,
      regions: [
        { region: 'global', state: 'complete' },
        { region: 'eu-west-1', state: 'complete' },
      ],
    },
    {
      accountId: '333333333333',
      name: 'legacy-batch',
      state: 'ACTIVE',
      regions: [{ region: 'eu-west-1', state: 'failed' }],
    },
  ],
  obstacles: scorecard.scopes.notCollected,
};

export const accountScopes: AccountScopes = {
  accountId: '333333333333',
  name: 'legacy-batch',
  scopes: runDetail.scopes,
};

export const status: CollectionStatus = {
  accounts: 12,
  regions: 3,
  profile: 'essential',
  lastRun: finishedRun,
  scopesNotCollected: 2,
};
