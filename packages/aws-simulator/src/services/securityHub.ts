import type {
  AwsSecurityFinding,
  GetFindingsRequest,
} from '@aws-sdk/client-securityhub';
import { AwsError } from '../protocol/awsError';
import { Call, Handlers, limitOf, page } from './handlers';
import { filterFindings, sortFindings } from './securityHubFilters';

const invalid = 'InvalidInputException';

function requireHub({ cell, accountId }: Call): void {
  if (cell.securityHubEnabled) return;
  throw new AwsError(
    'InvalidAccessException',
    `Account ${accountId} is not subscribed to AWS Security Hub`,
    401,
    { Code: 'InvalidAccessException' },
  );
}

/**
 * The findings that an account sees in a Region: its own; those of all members for the administrator; and in the home
 * Region of the aggregator those of all Regions.
 */
function visibleFindings({
  world,
  state,
  accountId,
  region,
  cell,
}: Call): AwsSecurityFinding[] {
  if (accountId !== world.securityHubAdministratorId) return cell.findings;
  if (region === world.homeRegion) return state.findings();
  return [...state.accounts.values()].flatMap(
    account => account.cells.get(region)?.findings ?? [],
  );
}

const aggregatorArn = ({ world }: Call) =>
  `arn:aws:securityhub:${world.homeRegion}:${world.securityHubAdministratorId}:finding-aggregator/a1b2c3d4-5678-90ab-cdef-111111111111`;

const isAdministrator = ({ world, accountId }: Call) =>
  accountId === world.securityHubAdministratorId;

/** AWS Security Hub. */
export const securityHub: Handlers = {
  DescribeHub(_input: object, call: Call) {
    requireHub(call);
    return {
      HubArn: `arn:aws:securityhub:${call.region}:${call.accountId}:hub/default`,
      SubscribedAt: '2024-02-05T09:00:00.000Z',
      AutoEnableControls: true,
      ControlFindingGenerator: 'SECURITY_CONTROL',
    };
  },

  GetFindings(input: GetFindingsRequest, call: Call) {
    requireHub(call);
    const found = sortFindings(
      filterFindings(visibleFindings(call), input.Filters ?? {}, call.now),
      input.SortCriteria ?? [],
    );
    const { items, next } = page(found, call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, { standard: 10, maximum: 100, invalid }),
      invalid,
    });
    return { Findings: items, NextToken: next };
  },

  GetAdministratorAccount(_input: object, call: Call) {
    requireHub(call);
    if (isAdministrator(call)) return {};
    return {
      Administrator: {
        AccountId: call.world.securityHubAdministratorId,
        InvitedAt: new Date('2024-02-05T09:00:00Z'),
        MemberStatus: 'Enabled',
      },
    };
  },

  ListOrganizationAdminAccounts(_input: object, { world, accountId }: Call) {
    if (accountId !== world.managementAccountId) {
      throw new AwsError(
        'AccessDeniedException',
        'Only the management account of the organization may list its Security Hub administrators.',
        403,
      );
    }
    return {
      AdminAccounts: [
        { AccountId: world.securityHubAdministratorId, Status: 'ENABLED' },
      ],
      Feature: 'SecurityHub',
    };
  },

  ListFindingAggregators(_input: object, call: Call) {
    requireHub(call);
    return {
      FindingAggregators: isAdministrator(call)
        ? [{ FindingAggregatorArn: aggregatorArn(call) }]
        : [],
    };
  },

  GetFindingAggregator(input: { FindingAggregatorArn?: string }, call: Call) {
    requireHub(call);
    if (
      !isAdministrator(call) ||
      input.FindingAggregatorArn !== aggregatorArn(call)
    ) {
      throw new AwsError(
        'ResourceNotFoundException',
        'The finding aggregator does not exist.',
        404,
      );
    }
    const { homeRegion, regions } = call.world;
    return {
      FindingAggregatorArn: aggregatorArn(call),
      FindingAggregationRegion: homeRegion,
      RegionLinkingMode: 'ALL_REGIONS',
      Regions: regions.filter(region => region !== homeRegion),
    };
  },
};
