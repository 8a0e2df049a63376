import {
  Condition,
  DescribeOrganizationConfigurationCommand,
  FindingCriteria,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetFilterCommand,
  GetFindingsCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListFiltersCommand,
  ListFindingsCommand,
} from '@aws-sdk/client-guardduty';
import {
  AwsReader,
  Collector,
  GuardDutyFilter,
  GuardDutyFinding,
  Inventory,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { chunk } from 'lodash';
import { known, regionalFact } from '../facts';
import { attributeOf, everyPage, oneOf, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

const listDetectors = operation({
  id: 'guardduty:ListDetectors',
  client: GuardDutyClient,
  command: ListDetectorsCommand,
  probe: { MaxResults: 1 },
});

const DETECTORS = ['arn:{partition}:guardduty:*:*:detector/*'];

const getDetector = operation({
  id: 'guardduty:GetDetector',
  client: GuardDutyClient,
  command: GetDetectorCommand,
  resources: DETECTORS,
});

const listFindings = operation({
  id: 'guardduty:ListFindings',
  client: GuardDutyClient,
  command: ListFindingsCommand,
  resources: DETECTORS,
});

const getFindings = operation({
  id: 'guardduty:GetFindings',
  client: GuardDutyClient,
  command: GetFindingsCommand,
  resources: DETECTORS,
});

const listFilters = operation({
  id: 'guardduty:ListFilters',
  client: GuardDutyClient,
  command: ListFiltersCommand,
  resources: DETECTORS,
});

const getFilter = operation({
  id: 'guardduty:GetFilter',
  client: GuardDutyClient,
  command: GetFilterCommand,
  resources: DETECTORS,
});

const getAdministratorAccount = operation({
  id: 'guardduty:GetAdministratorAccount',
  client: GuardDutyClient,
  command: GetAdministratorAccountCommand,
  resources: DETECTORS,
});

const describeOrganizationConfiguration = operation({
  id: 'guardduty:DescribeOrganizationConfiguration',
  client: GuardDutyClient,
  command: DescribeOrganizationConfigurationCommand,
  resources: DETECTORS,
  // "The request is rejected because the caller is not the delegated administrator"
  absent: ['BadRequestException'],
});

/** GuardDuty in a Region: its detector with open findings, its filters, and who manages it. */
export const guardDutyCollector: Collector = {
  id: 'guardduty',
  scope: 'regional',
  follows: serverlessTypes,
  operations: {
    listDetectors,
    getDetector,
    listFindings,
    getFindings,
    listFilters,
    getFilter,
    getAdministratorAccount,
    describeOrganizationConfiguration,
  },
  listings: [
    {
      id: 'detector',
      resourceTypes: ['AWS::GuardDuty::Detector'],
      page: async aws => ({ resources: [await detector(aws)] }),
    },
    {
      id: 'filters',
      resourceTypes: ['AWS::GuardDuty::Filter'],
      async page(aws, _token, inventory) {
        const id = await detectorIn(aws, inventory);
        return { resources: id ? await filters(aws, id) : [] };
      },
    },
    {
      id: 'organization',
      resourceTypes: ['AWS::GuardDuty::Organization'],
      async page(aws, _token, inventory) {
        const id = await detectorIn(aws, inventory);
        return { resources: id ? [await organization(aws, id)] : [] };
      },
    },
  ],
};

async function detectorId(aws: AwsReader): Promise<string | null> {
  const { DetectorIds } = await aws.call(listDetectors, {});
  return required(DetectorIds, 'DetectorIds', listDetectors)[0] ?? null;
}

/** The detector that the first listing has found. */
async function detectorIn(
  aws: AwsReader,
  inventory: Inventory,
): Promise<string | null> {
  const [found] = await inventory.of('AWS::GuardDuty::Detector');
  return found ? known(Promise.resolve(found.attributes.id)) : detectorId(aws);
}

async function detector(aws: AwsReader) {
  const DetectorId = await detectorId(aws);
  const identity = {
    service: 'guardduty',
    path: `detector/${DetectorId ?? 'none'}`,
    name: 'GuardDuty',
  };
  if (!DetectorId) {
    return regionalFact('AWS::GuardDuty::Detector', aws, identity, {
      id: null,
      enabled: false,
      findingPublishingFrequency: null,
      features: [],
      openFindings: [],
    });
  }
  const { Status, FindingPublishingFrequency, Features } = await aws.call(
    getDetector,
    { DetectorId },
  );
  return regionalFact('AWS::GuardDuty::Detector', aws, identity, {
    id: DetectorId,
    enabled: required(Status, 'Status', getDetector) === 'ENABLED',
    findingPublishingFrequency: FindingPublishingFrequency ?? null,
    features: required(Features, 'Features', getDetector).map(feature => ({
      name: required(feature.Name, 'Features.Name', getDetector),
      enabled: feature.Status === 'ENABLED',
    })),
    openFindings: await attributeOf(() => openFindings(aws, DetectorId)),
  });
}

const notArchived: Record<string, Condition> = {
  'service.archived': { Equals: ['false'] },
};

/** GuardDuty can't ask for one or the other, so that there are two questions. */
const questions: FindingCriteria[] = [
  { Criterion: { ...notArchived, severity: { GreaterThanOrEqual: 7 } } },
  {
    Criterion: {
      ...notArchived,
      'resource.resourceType': { Equals: ['Lambda'] },
    },
  },
];

async function openFindings(
  aws: AwsReader,
  DetectorId: string,
): Promise<GuardDutyFinding[]> {
  const ids = await Promise.all(
    questions.map(criteria =>
      everyPage(
        listFindings,
        NextToken =>
          aws.call(listFindings, {
            DetectorId,
            FindingCriteria: criteria,
            MaxResults: 50,
            NextToken,
          }),
        output => ({
          items: required(output.FindingIds, 'FindingIds', listFindings),
          next: output.NextToken,
        }),
      ),
    ),
  );
  const details = await aws.all(
    chunk([...new Set(ids.flat())], 50),
    async FindingIds => {
      const output = await aws.call(getFindings, { DetectorId, FindingIds });
      return required(output.Findings, 'Findings', getFindings);
    },
  );
  return details
    .flat()
    .filter(({ Service }) => !Service?.Archived)
    .map(finding => ({
      id: required(finding.Id, 'Id', getFindings),
      type: required(finding.Type, 'Type', getFindings),
      severity: required(finding.Severity, 'Severity', getFindings),
      functionArn: finding.Resource?.LambdaDetails?.FunctionArn ?? null,
    }));
}

async function filters(aws: AwsReader, DetectorId: string) {
  const names = await everyPage(
    listFilters,
    NextToken =>
      aws.call(listFilters, { DetectorId, MaxResults: 50, NextToken }),
    output => ({
      items: required(output.FilterNames, 'FilterNames', listFilters),
      next: output.NextToken,
    }),
  );
  return aws.all(names, async FilterName => {
    const output = await aws.call(getFilter, { DetectorId, FilterName });
    return regionalFact(
      'AWS::GuardDuty::Filter',
      aws,
      {
        service: 'guardduty',
        path: `detector/${DetectorId}/filter/${FilterName}`,
        name: FilterName,
      },
      {
        action: oneOf<GuardDutyFilter['action']>(
          output.Action,
          ['NOOP', 'ARCHIVE'],
          'Action',
          getFilter,
        ),
        criteria: Object.entries(
          required(output.FindingCriteria, 'FindingCriteria', getFilter)
            .Criterion ?? {},
        ).map(([field, condition]) => criterion(field, condition)),
      },
    );
  });
}

function criterion(
  field: string,
  condition: Condition,
): GuardDutyFilter['criteria'][number] {
  // The short names are the deprecated forms of the long ones.
  const {
    Equals,
    Eq,
    Matches,
    GreaterThanOrEqual,
    Gte,
    LessThan,
    Lt,
    ...others
  } = condition;
  return {
    field,
    equals: Equals ?? Eq ?? [],
    matches: Matches ?? [],
    greaterThanOrEqual: GreaterThanOrEqual ?? Gte ?? null,
    lessThan: LessThan ?? Lt ?? null,
    hasOthers: Object.values(others).some(value => value !== undefined),
  };
}

async function organization(aws: AwsReader, DetectorId: string) {
  return regionalFact(
    'AWS::GuardDuty::Organization',
    aws,
    {
      service: 'guardduty',
      path: 'organization-configuration',
      name: 'GuardDuty in the organization',
    },
    {
      administratorAccountId: await aws.read(
        getAdministratorAccount,
        { DetectorId },
        ({ Administrator }) =>
          Administrator?.RelationshipStatus === 'Enabled'
            ? Administrator.AccountId ?? null
            : null,
      ),
      autoEnable: await aws.read(
        describeOrganizationConfiguration,
        { DetectorId },
        ({ AutoEnableOrganizationMembers, AutoEnable, Features = [] }) => ({
          members:
            AutoEnableOrganizationMembers ?? (AutoEnable ? 'NEW' : 'NONE'),
          features: Features.map(({ Name, AutoEnable: feature }) => ({
            name: Name ?? '',
            autoEnable: feature ?? 'NONE',
          })),
        }),
        null,
      ),
    },
  );
}
