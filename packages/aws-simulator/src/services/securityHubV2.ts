import type {
  BatchUpdateFindingsV2Request,
  GetFindingsV2Request,
} from '@aws-sdk/client-securityhub';
import { AwsError } from '../protocol/awsError';
import { cellListing, everywhere, visibleCells } from './cellListing';
import { Call, Handlers, limitOf, page } from './handlers';
import { ocsfFindings, workflowOfStatus } from './ocsf';
import { requireUpdate, updateFindings } from './securityHubUpdates';

const invalid = 'ValidationException';

function requireHub({ cell }: Call): void {
  if (cell.securityHubV2Enabled) return;
  throw new AwsError(
    'ResourceNotFoundException',
    'Security Hub is not enabled in this account and Region.',
    404,
  );
}

/** The unified AWS Security Hub. */
export const securityHubV2: Handlers = {
  DescribeSecurityHubV2(_input: object, call: Call) {
    requireHub(call);
    return {
      HubV2Arn: `arn:aws:securityhub:${call.region}:${call.accountId}:hubv2/a1b2c3d4-5678-90ab-cdef-222222222222`,
      SubscribedAt: '2026-01-12T09:00:00.000Z',
    };
  },

  GetFindingsV2(input: GetFindingsV2Request, call: Call) {
    requireHub(call);
    const { Filters = {}, NextToken, MaxResults } = input;
    const cells = visibleCells(call, everywhere).filter(
      ({ securityHubV2Enabled }) => securityHubV2Enabled,
    );
    const found = cellListing(
      call.state,
      cells,
      ({ findings }) => ocsfFindings(findings, Filters),
      `V2/${call.accountId}/${call.region}/${JSON.stringify(Filters)}`,
    );
    const { items, next } = page(found, call, {
      token: NextToken,
      limit: limitOf(MaxResults, { standard: 50, maximum: 100, invalid }),
      invalid,
    });
    return { Findings: items, NextToken: next };
  },

  BatchUpdateFindingsV2(input: BatchUpdateFindingsV2Request, call: Call) {
    requireHub(call);
    const { FindingIdentifiers = [], StatusId, Comment } = input;
    requireUpdate(FindingIdentifiers.length, Comment, invalid);
    const Workflow =
      StatusId === undefined
        ? undefined
        : { Status: workflowOfStatus(StatusId) };
    const { processed, unprocessed } = updateFindings(
      visibleCells(call, everywhere).filter(
        ({ securityHubV2Enabled }) => securityHubV2Enabled,
      ),
      FindingIdentifiers,
      ({ CloudAccountUid, FindingInfoUid, MetadataProductUid }, finding) =>
        finding.AwsAccountId === CloudAccountUid &&
        finding.Id === FindingInfoUid &&
        finding.ProductArn === MetadataProductUid,
      { Workflow, Note: { Text: Comment, UpdatedBy: call.principal.arn } },
      call,
    );
    return {
      ProcessedFindings: processed.map(FindingIdentifier => ({
        FindingIdentifier,
      })),
      UnprocessedFindings: unprocessed.map(({ identifier, injected }) => ({
        FindingIdentifier: identifier,
        ErrorCode: injected ?? 'ResourceNotFoundException',
        ErrorMessage: injected ? 'An injected fault.' : 'Finding not found',
      })),
    };
  },
};
