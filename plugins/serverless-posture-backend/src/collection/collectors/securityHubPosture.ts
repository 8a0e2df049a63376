import {
  AwsSecurityFinding,
  BatchGetStandardsControlAssociationsCommand,
  DescribeOrganizationConfigurationCommand,
  GetAdministratorAccountCommand,
  GetEnabledStandardsCommand,
  GetFindingAggregatorCommand,
  GetFindingsCommand,
  ListFindingAggregatorsCommand,
  SecurityHubClient,
} from '@aws-sdk/client-securityhub';
import {
  Attribute,
  AwsReader,
  Collector,
  operation,
  SecurityHubAggregators,
  SecurityHubFindings,
  SecurityHubStandards,
} from 'backstage-plugin-serverless-posture-node';
import { known, regionalFact } from '../facts';
import { attributeOf, everyPage, required } from '../fields';
import { findingResourceTypes } from '../securityHub';
import { serverlessTypes } from '../serverlessTypes';

/** "Account … is not subscribed to AWS Security Hub" */
const NOT_SUBSCRIBED = ['InvalidAccessException'];

const getFindings = operation({
  id: 'securityhub:GetFindings',
  client: SecurityHubClient,
  command: GetFindingsCommand,
  absent: NOT_SUBSCRIBED,
  probe: { MaxResults: 1 },
});

const getEnabledStandards = operation({
  id: 'securityhub:GetEnabledStandards',
  client: SecurityHubClient,
  command: GetEnabledStandardsCommand,
  absent: NOT_SUBSCRIBED,
  probe: { MaxResults: 1 },
});

const batchGetStandardsControlAssociations = operation({
  id: 'securityhub:BatchGetStandardsControlAssociations',
  client: SecurityHubClient,
  command: BatchGetStandardsControlAssociationsCommand,
});

const getAdministratorAccount = operation({
  id: 'securityhub:GetAdministratorAccount',
  client: SecurityHubClient,
  command: GetAdministratorAccountCommand,
  absent: [...NOT_SUBSCRIBED, 'ResourceNotFoundException'],
  probe: {},
});

const describeOrganizationConfiguration = operation({
  id: 'securityhub:DescribeOrganizationConfiguration',
  client: SecurityHubClient,
  command: DescribeOrganizationConfigurationCommand,
  // What accounts are told that are not the administrator.
  absent: [...NOT_SUBSCRIBED, 'ResourceNotFoundException'],
});

const listFindingAggregators = operation({
  id: 'securityhub:ListFindingAggregators',
  client: SecurityHubClient,
  command: ListFindingAggregatorsCommand,
  absent: NOT_SUBSCRIBED,
  probe: {},
});

const getFindingAggregator = operation({
  id: 'securityhub:GetFindingAggregator',
  client: SecurityHubClient,
  command: GetFindingAggregatorCommand,
  resources: ['arn:{partition}:securityhub:*:*:finding-aggregator/*'],
});

/** Controls of the foundational standard about functions, APIs and what they run in. Source: Security Hub controls reference. */
const SERVERLESS_CONTROLS = [
  ...[1, 2, 3, 5, 7].map(number => `Lambda.${number}`),
  ...[1, 2, 3, 4, 5, 8, 9, 10, 11].map(number => `APIGateway.${number}`),
  ...[2, 5].map(number => `AppSync.${number}`),
  'StepFunctions.1',
];

/** What Security Hub says of functions and APIs in a Region, by which standards, and who manages it. */
export const securityHubPostureCollector: Collector = {
  id: 'securityhub-posture',
  scope: 'regional',
  follows: serverlessTypes,
  operations: {
    getFindings,
    getEnabledStandards,
    batchGetStandardsControlAssociations,
    getAdministratorAccount,
    describeOrganizationConfiguration,
    listFindingAggregators,
    getFindingAggregator,
  },
  listings: [
    {
      id: 'findings',
      resourceTypes: ['AWS::SecurityHub::Findings'],
      // One problem has a finding in each standard, so that all pages make one list.
      page: async aws => ({
        resources: [
          regionalFact(
            'AWS::SecurityHub::Findings',
            aws,
            {
              service: 'securityhub',
              path: 'findings/serverless',
              name: 'Security Hub findings',
            },
            { findings: await findingsOf(aws) },
          ),
        ],
      }),
    },
    {
      id: 'standards',
      resourceTypes: ['AWS::SecurityHub::Standard'],
      page: async aws => ({ resources: [await standards(aws)] }),
    },
    {
      id: 'organization',
      resourceTypes: ['AWS::SecurityHub::Organization'],
      page: async aws => ({ resources: [await organization(aws)] }),
    },
    {
      id: 'aggregators',
      resourceTypes: ['AWS::SecurityHub::FindingAggregator'],
      page: async aws => ({
        resources: [
          regionalFact(
            'AWS::SecurityHub::FindingAggregator',
            aws,
            {
              service: 'securityhub',
              path: 'finding-aggregator/*',
              name: 'Security Hub aggregation',
            },
            { aggregators: await attributeOf(() => aggregatorsOf(aws)) },
          ),
        ],
      }),
    },
  ],
};

async function findingsOf(
  aws: AwsReader,
): Promise<SecurityHubFindings['findings']> {
  const equal = (...values: string[]) =>
    values.map(Value => ({ Value, Comparison: 'EQUALS' as const }));
  const found = new Map<string, SecurityHubFindings['findings'][number]>();
  const findings = await everyPage(
    getFindings,
    NextToken =>
      known(
        aws.read(
          getFindings,
          {
            MaxResults: 100,
            NextToken,
            Filters: {
              AwsAccountId: equal(aws.accountId),
              Region: equal(aws.region),
              RecordState: equal('ACTIVE'),
              WorkflowStatus: equal('NEW', 'NOTIFIED'),
              ComplianceStatus: equal('FAILED', 'WARNING', 'NOT_AVAILABLE'),
              ResourceType: equal(...findingResourceTypes),
            },
          },
          // Of a large scope there are thousands, of some kilobytes each.
          ({ Findings, NextToken: next }) => ({
            items: required(Findings, 'Findings', getFindings).flatMap(
              perResource,
            ),
            next,
          }),
          { items: [], next: undefined },
        ),
      ),
    output => output,
  );
  for (const finding of findings) {
    const key = `${finding.securityControlId} ${finding.resourceId} ${finding.complianceStatus}`;
    const known_ = found.get(key);
    if (!known_ || finding.firstObservedAt < known_.firstObservedAt) {
      found.set(key, finding);
    }
  }
  return [...found.values()];
}

/** What concerns functions and APIs and is unresolved: endpoints may ignore filters, so that they apply here again. */
function perResource(
  finding: AwsSecurityFinding,
): SecurityHubFindings['findings'] {
  const { RecordState, Workflow, Compliance, Resources = [] } = finding;
  const status = (['FAILED', 'WARNING', 'NOT_AVAILABLE'] as const).find(
    one => one === Compliance?.Status,
  );
  const isOpen =
    RecordState !== 'ARCHIVED' &&
    Workflow?.Status !== 'SUPPRESSED' &&
    Workflow?.Status !== 'RESOLVED';
  // Findings of other products carry no control, and are shown as imported ones.
  const securityControlId = Compliance?.SecurityControlId;
  if (!status || !isOpen || !securityControlId) return [];
  return Resources.filter(({ Type = '' }) =>
    findingResourceTypes.includes(Type),
  ).map(({ Id }) => ({
    securityControlId,
    severity: finding.Severity?.Label ?? 'INFORMATIONAL',
    resourceId: required(Id, 'Resources.Id', getFindings),
    firstObservedAt: required(
      finding.FirstObservedAt ?? finding.CreatedAt,
      'CreatedAt',
      getFindings,
    ),
    complianceStatus: status,
  }));
}

async function standards(aws: AwsReader) {
  const subscriptions = await known<SecurityHubStandards['subscriptions']>(
    aws.read<any, any, SecurityHubStandards['subscriptions']>(
      getEnabledStandards,
      { MaxResults: 100 },
      output =>
        required<any[]>(
          output.StandardsSubscriptions,
          'StandardsSubscriptions',
          getEnabledStandards,
        ).map(one => ({
          standardsArn: required<string>(
            one.StandardsArn,
            'StandardsArn',
            getEnabledStandards,
          ),
          status: required<string>(
            one.StandardsStatus,
            'StandardsStatus',
            getEnabledStandards,
          ),
          reasonCode: one.StandardsStatusReason?.StatusReasonCode ?? null,
        })),
      null,
    ),
  );
  return regionalFact(
    'AWS::SecurityHub::Standard',
    aws,
    {
      service: 'securityhub',
      path: 'standards/*',
      name: 'Security Hub standards',
    },
    {
      subscriptions,
      associations: await associationsOf(aws, subscriptions ?? []),
    },
  );
}

async function associationsOf(
  aws: AwsReader,
  subscriptions: NonNullable<SecurityHubStandards['subscriptions']>,
): Promise<Attribute<SecurityHubStandards['associations']>> {
  const foundational = subscriptions.find(({ standardsArn }) =>
    standardsArn.includes('/aws-foundational-security-best-practices/'),
  );
  if (!foundational) return [];
  return aws.read(
    batchGetStandardsControlAssociations,
    {
      StandardsControlAssociationIds: SERVERLESS_CONTROLS.map(
        SecurityControlId => ({
          SecurityControlId,
          StandardsArn: foundational.standardsArn,
        }),
      ),
    },
    // Controls that the Region doesn't offer come back as unprocessed.
    output =>
      required(
        output.StandardsControlAssociationDetails,
        'StandardsControlAssociationDetails',
        batchGetStandardsControlAssociations,
      ).map(({ SecurityControlId, AssociationStatus, UpdatedReason }) => ({
        securityControlId: required(
          SecurityControlId,
          'SecurityControlId',
          batchGetStandardsControlAssociations,
        ),
        enabled: AssociationStatus === 'ENABLED',
        reason: UpdatedReason || null,
      })),
  );
}

async function administratorOf(aws: AwsReader) {
  return aws.read(
    getAdministratorAccount,
    {},
    ({ Administrator }) => Administrator?.AccountId ?? null,
    null,
  );
}

async function organization(aws: AwsReader) {
  const administratorAccountId = await administratorOf(aws);
  // Members are refused, which says nothing about our rights.
  const isMember = administratorAccountId !== null;
  return regionalFact(
    'AWS::SecurityHub::Organization',
    aws,
    {
      service: 'securityhub',
      path: 'organization-configuration',
      name: 'Security Hub in the organization',
    },
    {
      administratorAccountId,
      configuration: isMember
        ? null
        : await aws.read(
            describeOrganizationConfiguration,
            {},
            output => ({
              autoEnable: output.AutoEnable ?? false,
              autoEnableStandards: output.AutoEnableStandards ?? 'NONE',
              type:
                output.OrganizationConfiguration?.ConfigurationType ?? 'LOCAL',
            }),
            null,
          ),
    },
  );
}

async function aggregatorsOf(
  aws: AwsReader,
): Promise<SecurityHubAggregators['aggregators']> {
  const arns = await known(
    aws.read(
      listFindingAggregators,
      {},
      ({ FindingAggregators }) =>
        required(
          FindingAggregators,
          'FindingAggregators',
          listFindingAggregators,
        ).map(({ FindingAggregatorArn }) => FindingAggregatorArn),
      [],
    ),
  );
  return aws.all(arns, async FindingAggregatorArn => {
    const output = await aws.call(getFindingAggregator, {
      FindingAggregatorArn,
    });
    return {
      homeRegion: required(
        output.FindingAggregationRegion,
        'FindingAggregationRegion',
        getFindingAggregator,
      ),
      linkingMode: required(
        output.RegionLinkingMode,
        'RegionLinkingMode',
        getFindingAggregator,
      ),
      regions: output.Regions ?? [],
    };
  });
}
