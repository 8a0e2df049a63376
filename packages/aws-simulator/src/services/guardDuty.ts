import type {
  Condition,
  Finding,
  GetDetectorRequest,
  GetFilterRequest,
  GetFindingsRequest,
  ListFiltersRequest,
  ListFindingsRequest,
} from '@aws-sdk/client-guardduty';
import { AwsError } from '../protocol/awsError';
import { SimulatedDetector } from '../world/things/audit';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'BadRequestException';

const rejected = (because: string) =>
  new AwsError(invalid, `The request is rejected because ${because}.`, 400, {
    Type: 'InvalidInputException',
  });

function detectorOf(id: string | undefined, { cell }: Call): SimulatedDetector {
  const found = thingsOf(cell, 'detectors').find(one => one.id === id);
  if (!found) {
    throw rejected('the input detectorId is not owned by the current account');
  }
  return found;
}

const isAdministrator = ({ world, accountId }: Call) =>
  accountId === world.securityHubAdministratorId;

const fields: Record<string, (finding: Finding) => unknown> = {
  'service.archived': ({ Service }) => String(Service?.Archived ?? false),
  'resource.resourceType': ({ Resource }) => Resource?.ResourceType,
  severity: ({ Severity }) => Severity,
  type: ({ Type }) => Type,
};

function meets(finding: Finding, [name, condition]: [string, Condition]) {
  const value = fields[name]?.(finding);
  const equals = condition.Equals ?? condition.Eq;
  const least = condition.GreaterThanOrEqual ?? condition.Gte;
  return (
    (!equals || equals.includes(`${value}`)) &&
    (least === undefined || Number(value) >= least)
  );
}

/** Amazon GuardDuty; Security Hub's administrator is its own, too. */
export const guardDuty: Handlers = {
  ListDetectors: (_input: object, { cell }: Call) => ({
    DetectorIds: thingsOf(cell, 'detectors').map(({ id }) => id),
  }),

  GetDetector(input: GetDetectorRequest, call: Call) {
    const { status, features } = detectorOf(input.DetectorId, call);
    return {
      Status: status,
      Features: features,
      FindingPublishingFrequency: 'SIX_HOURS',
      ServiceRole: `arn:aws:iam::${call.accountId}:role/aws-service-role/guardduty.amazonaws.com/AWSServiceRoleForAmazonGuardDuty`,
    };
  },

  ListFindings(input: ListFindingsRequest, call: Call) {
    const criterion = Object.entries(input.FindingCriteria?.Criterion ?? {});
    const found = detectorOf(input.DetectorId, call).findings.filter(finding =>
      criterion.every(one => meets(finding, one)),
    );
    const { items, next } = page(found, call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, { standard: 50, maximum: 50, invalid }),
      invalid,
    });
    return { FindingIds: items.map(({ Id }) => Id), NextToken: next ?? '' };
  },

  GetFindings(input: GetFindingsRequest, call: Call) {
    const ids = input.FindingIds ?? [];
    if (ids.length > 50) throw rejected('too many finding ids were given');
    const { findings } = detectorOf(input.DetectorId, call);
    return { Findings: findings.filter(({ Id }) => ids.includes(Id)) };
  },

  ListFilters(input: ListFiltersRequest, call: Call) {
    const { items, next } = page(
      detectorOf(input.DetectorId, call).filters,
      call,
      {
        token: input.NextToken,
        limit: limitOf(input.MaxResults, {
          standard: 50,
          maximum: 50,
          invalid,
        }),
        invalid,
      },
    );
    return {
      FilterNames: items.map(({ Name }) => Name),
      NextToken: next ?? '',
    };
  },

  GetFilter(input: GetFilterRequest, call: Call) {
    const found = detectorOf(input.DetectorId, call).filters.find(
      ({ Name }) => Name === input.FilterName,
    );
    if (!found) throw rejected('the filter name does not exist');
    return found;
  },

  GetAdministratorAccount(input: GetDetectorRequest, call: Call) {
    detectorOf(input.DetectorId, call);
    if (isAdministrator(call)) return {};
    return {
      Administrator: {
        AccountId: call.world.securityHubAdministratorId,
        RelationshipStatus: 'Enabled',
        InvitedAt: '2024-02-05T09:00:00.000Z',
      },
    };
  },

  DescribeOrganizationConfiguration(input: GetDetectorRequest, call: Call) {
    const { features } = detectorOf(input.DetectorId, call);
    if (!isAdministrator(call)) {
      throw rejected(
        'the caller is not the GuardDuty delegated administrator of the organization',
      );
    }
    return {
      MemberAccountLimitReached: false,
      AutoEnableOrganizationMembers: 'ALL',
      Features: features.map(({ Name, Status }) => ({
        Name,
        AutoEnable: Status === 'ENABLED' ? 'ALL' : 'NONE',
      })),
    };
  },
};
