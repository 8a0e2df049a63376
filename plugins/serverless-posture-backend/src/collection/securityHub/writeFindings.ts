import {
  AwsSecurityFinding,
  AwsSecurityFindingIdentifier,
  OcsfFindingIdentifier,
} from '@aws-sdk/client-securityhub';
import {
  Workflow,
  workflows,
} from 'backstage-plugin-serverless-posture-common';
import { AwsReader, Operation } from 'backstage-plugin-serverless-posture-node';
import { malformed, required } from '../fields';
import { OcsfFinding, STATUS, WORKFLOW } from './ocsf';
import { getFindings, getFindingsV2 } from './operations';
import { Generation } from './query';
import { batchUpdateFindings, batchUpdateFindingsV2 } from './writeOperations';

/** What one finding is written to by. */
export interface HubTarget {
  accountId: string;
  hubId: string;
  hubProduct: string;
}

/** What people have made of a finding in Security Hub. */
export interface HubState {
  workflow: Workflow;
  archived: boolean;
  note?: string;
  /** When the note was written; the unified Security Hub doesn't tell. */
  notedAt?: Date;
}

/** What is written to findings. */
export interface HubUpdate {
  /** Left out: stays as it is. */
  workflow?: Workflow;
  note: string;
  /** Who wrote the note. */
  by: string;
}

/** Why a finding was not written; `passing` where it may be, later on. */
export interface Unprocessed {
  passing: boolean;
  reason: string;
}

/** Security Hub takes so many values of one filter, and so many findings of one update. */
export const MOST_READ = 20;
export const MOST_WRITTEN = 100;

const keyOf = ({ hubId, hubProduct }: Omit<HubTarget, 'accountId'>) =>
  `${hubProduct} ${hubId}`;

const statusOf = (workflow: Workflow) =>
  Object.values(STATUS).find(id => WORKFLOW[id] === workflow);

interface Dialect {
  read: Operation<any, any>;
  write: Operation<any, any>;
  /** Those with some ids. */
  filters(ids: string[]): object;
  state(finding: any): Omit<HubTarget, 'accountId'> & HubState;
  input(targets: HubTarget[], update: HubUpdate): object;
  /** The key of what an answer names. */
  named(identifier: any): string;
  /** Codes that a repeated write may find gone. */
  passing: string[];
}

/** What differs between the generations. */
const dialects: Record<Generation, Dialect> = {
  CSPM: {
    read: getFindings,
    write: batchUpdateFindings,
    filters: ids => ({
      Id: ids.map(Value => ({ Value, Comparison: 'EQUALS' })),
    }),
    state: (finding: AwsSecurityFinding) => ({
      hubId: required(finding.Id, 'Id', getFindings),
      hubProduct: required(finding.ProductArn, 'ProductArn', getFindings),
      workflow:
        workflows.find(one => one === finding.Workflow?.Status) ?? 'NEW',
      archived: finding.RecordState === 'ARCHIVED',
      note: finding.Note?.Text,
      notedAt: finding.Note?.UpdatedAt
        ? new Date(finding.Note.UpdatedAt)
        : undefined,
    }),
    input: (targets, { workflow, note, by }) => ({
      FindingIdentifiers: targets.map(({ hubId, hubProduct }) => ({
        Id: hubId,
        ProductArn: hubProduct,
      })),
      Workflow: workflow && { Status: workflow },
      Note: { Text: note, UpdatedBy: by },
    }),
    named: ({ Id = '', ProductArn = '' }: AwsSecurityFindingIdentifier) =>
      keyOf({ hubId: Id, hubProduct: ProductArn }),
    passing: ['ConcurrentUpdateError', 'InternalFailure'],
  },
  V2: {
    read: getFindingsV2,
    write: batchUpdateFindingsV2,
    filters: ids => ({
      CompositeFilters: [
        {
          StringFilters: ids.map(Value => ({
            FieldName: 'finding_info.uid',
            Filter: { Value, Comparison: 'EQUALS' },
          })),
          Operator: 'OR',
        },
      ],
    }),
    state: (finding: OcsfFinding) => {
      const status = finding.status_id ?? STATUS.NEW;
      return {
        hubId: required(finding.finding_info?.uid, 'uid', getFindingsV2),
        hubProduct: required(
          finding.metadata?.product?.uid,
          'metadata.product.uid',
          getFindingsV2,
        ),
        workflow: WORKFLOW[status] ?? 'NEW',
        archived: status === STATUS.ARCHIVED,
        note: finding.comment,
      };
    },
    input: (targets, { workflow, note }) => ({
      FindingIdentifiers: targets.map(
        ({ accountId, hubId, hubProduct }): OcsfFindingIdentifier => ({
          CloudAccountUid: accountId,
          FindingInfoUid: hubId,
          MetadataProductUid: hubProduct,
        }),
      ),
      StatusId: workflow && statusOf(workflow),
      Comment: note,
    }),
    named: ({
      FindingInfoUid = '',
      MetadataProductUid = '',
    }: Partial<OcsfFindingIdentifier> = {}) =>
      keyOf({ hubId: FindingInfoUid, hubProduct: MetadataProductUid }),
    passing: ['ConflictException', 'InternalServerException'],
  },
};

/** What Security Hub says of findings now; left out what it doesn't know. Throws a `CollectionError`. */
export async function readStates<T extends HubTarget>(
  aws: AwsReader,
  generation: Generation,
  targets: T[],
): Promise<Map<T, HubState>> {
  const { read, filters, state } = dialects[generation];
  const ids = [...new Set(targets.map(({ hubId }) => hubId))];
  const states = new Map<string, HubState>();
  const seen = new Set<string>();
  let NextToken: string | undefined;
  do {
    const page: { Findings?: unknown[]; NextToken?: string } = await aws.call(
      read,
      { Filters: filters(ids), MaxResults: 100, NextToken },
    );
    for (const finding of required(page.Findings, 'Findings', read)) {
      const { hubId, hubProduct, ...rest } = state(finding);
      states.set(keyOf({ hubId, hubProduct }), rest);
    }
    NextToken = page.NextToken || undefined;
    if (NextToken && seen.has(NextToken))
      throw malformed(read, 'the service repeats a page token');
    seen.add(NextToken ?? '');
  } while (NextToken);
  return new Map(
    targets.flatMap(target => {
      const found = states.get(keyOf(target));
      return found ? [[target, found] as const] : [];
    }),
  );
}

/**
 * Writes to findings. Answers those that Security Hub has not taken: a finding that the answer doesn't name counts as not
 * taken. Throws a `CollectionError` where none was taken.
 */
export async function writeFindings<T extends HubTarget>(
  aws: AwsReader,
  generation: Generation,
  targets: T[],
  update: HubUpdate,
): Promise<Map<T, Unprocessed>> {
  const { write, input, named, passing } = dialects[generation];
  const answer: {
    ProcessedFindings?: object[];
    UnprocessedFindings?: {
      FindingIdentifier?: object;
      ErrorCode?: string;
      ErrorMessage?: string;
    }[];
  } = await aws.call(write, input(targets, update));
  const taken = new Set(
    (answer.ProcessedFindings ?? []).map(one =>
      named('FindingIdentifier' in one ? one.FindingIdentifier : one),
    ),
  );
  const refused = new Map(
    (answer.UnprocessedFindings ?? []).map(one => [
      named(one.FindingIdentifier),
      one,
    ]),
  );
  return new Map(
    targets.flatMap(target => {
      const key = keyOf(target);
      const refusal = refused.get(key);
      if (!refusal && taken.has(key)) return [];
      const { ErrorCode = '', ErrorMessage } = refusal ?? {};
      const unprocessed: Unprocessed = {
        passing: !refusal || passing.includes(ErrorCode),
        reason: refusal
          ? `${ErrorCode}: ${ErrorMessage ?? 'no message'}`
          : 'the answer does not say whether it was written',
      };
      return [[target, unprocessed] as const];
    }),
  );
}
