import type {
  AwsSecurityFinding,
  BatchUpdateFindingsRequest,
  AwsSecurityFindingFilters,
  GetFindingsRequest,
} from '@aws-sdk/client-securityhub';
import { AwsError } from '../protocol/awsError';
import { cellListing, everywhere, visibleCells } from './cellListing';
import { Call, Handlers, limitOf, Listing, page } from './handlers';
import { filterFindings, isMet, sortFindings } from './securityHubFilters';
import { requireUpdate, updateFindings } from './securityHubUpdates';

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

/** The visible findings that meet the filters. */
function findingsOf(
  call: Call,
  filters: AwsSecurityFindingFilters,
): Listing<AwsSecurityFinding> {
  const { state, accountId, region, now } = call;
  const cells = visibleCells(call, {
    account: id => isMet('AwsAccountId', id, filters, now),
    region: name => isMet('Region', name, filters, now),
  }).filter(({ securityHubEnabled }) => securityHubEnabled);
  const text = JSON.stringify(filters);
  return cellListing(
    state,
    cells,
    cell => filterFindings(cell.findings, filters, now),
    // What a range of dates holds depends on the clock.
    text.includes('DateRange') ? undefined : `${accountId}/${region}/${text}`,
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
    const found = findingsOf(call, input.Filters ?? {});
    const order = input.SortCriteria ?? [];
    const sorted = order.length
      ? sortFindings(found.slice(0, found.length), order)
      : found;
    const { items, next } = page(sorted, call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, { standard: 10, maximum: 100, invalid }),
      invalid,
    });
    return { Findings: items, NextToken: next };
  },

  BatchUpdateFindings(input: BatchUpdateFindingsRequest, call: Call) {
    requireHub(call);
    const { FindingIdentifiers = [], Workflow, Note } = input;
    requireUpdate(FindingIdentifiers.length, Note?.Text, invalid);
    const cells = visibleCells(call, everywhere).filter(
      ({ securityHubEnabled }) => securityHubEnabled,
    );
    const { processed, unprocessed } = updateFindings(
      cells,
      FindingIdentifiers,
      ({ Id, ProductArn }, finding) =>
        finding.Id === Id && finding.ProductArn === ProductArn,
      { Workflow, Note },
      call,
    );
    return {
      ProcessedFindings: processed,
      UnprocessedFindings: unprocessed.map(({ identifier, injected }) => ({
        FindingIdentifier: identifier,
        ErrorCode: injected ?? 'FindingNotFound',
        ErrorMessage: injected ? 'An injected fault.' : 'Finding Not Found',
      })),
    };
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
