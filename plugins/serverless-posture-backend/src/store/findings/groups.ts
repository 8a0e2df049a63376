import {
  GroupedBy,
  Severity,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureAuthorization } from '../authorization';
import { page } from '../cursor';
import { ListFilter, NONE, NOTHING } from '../filter';
import { PostureFilter, Rows } from '../types';
import { FINDING_COLUMNS, narrow } from './narrow';

/** Findings that have something in common. */
export interface FindingGroupRow {
  /** The value of the filter that holds exactly these findings. */
  value: string;
  /** What the findings themselves call it. */
  label?: string;
  severity: Severity;
  findings: number;
  resources: number;
  accounts: number;
  /** Of one account, Region or owner where there is only that one. */
  accountId?: string;
  regions: number;
  region?: string;
  owners: number;
  ownerRef?: string;
  unowned: number;
  exposed: number;
  firstSeenAt: Date;
  /** The oldest of the worst. */
  findingId: string;
}

/** The filter that holds the findings of one group. */
export const GROUP_FILTERS = {
  fix: 'fix',
  control: 'controlId',
  account: 'accountId',
  owner: 'owner',
  service: 'service',
  resourceType: 'resourceType',
} as const satisfies Record<GroupedBy, ListFilter>;

const LABELS: Partial<Record<GroupedBy, string>> = {
  fix: 'fix_title',
  control: 'title',
};

/** One page of groups, the worst and then the largest first, and how many groups and findings there are. */
export async function findingGroups(
  knex: Knex,
  by: GroupedBy,
  filter: PostureFilter,
  options: { cursor?: string; limit: number; boundTo?: unknown },
  authorization: PostureAuthorization,
): Promise<Rows<FindingGroupRow> & { totalCount: number; findings: number }> {
  const filterName = GROUP_FILTERS[by];
  const column = FINDING_COLUMNS[filterName];
  const nothing = NOTHING[filterName] ?? NONE;
  const narrowed = () =>
    knex('findings').modify(query => narrow(query, filter, authorization));
  const groups = () =>
    knex.from(
      narrowed()
        .select({ value: knex.raw('coalesce(??, ?)', [column, nothing]) })
        .min({ severity: 'findings.severity' })
        // Counted backwards, so that all columns sort the same way.
        .select(knex.raw('cast(-count(*) as integer) as size'))
        .groupBy(column)
        .as('grouped'),
    );
  const [{ items, nextCursor }, [total]] = await Promise.all([
    page<Counted>(
      groups().select('*'),
      {
        columns: ['severity', 'size', 'value'],
        order: 'asc',
        boundTo: [by, options.boundTo ?? filter],
      },
      options,
    ),
    groups().count({ groups: '*' }).sum({ size: 'size' }),
  ]);
  const values = items.map(({ value }) => value);
  const members = () =>
    narrowed().where(one => {
      one.whereIn(column, values);
      if (values.includes(nothing)) one.orWhereNull(column);
    });
  const [details, worst] = await Promise.all([
    describe(knex, members(), column, LABELS[by]),
    worstOf(knex, members(), column),
  ]);
  return {
    items: items.map(({ value, severity, size }) => {
      const key = value === nothing ? null : value;
      return {
        value,
        severity: severities[severity],
        findings: -size,
        findingId: worst.get(key)!,
        ...details.get(key)!,
      };
    }),
    nextCursor,
    totalCount: Number(total.groups),
    findings: -Number(total.size ?? 0),
  };
}

/** A group as it is sorted. */
interface Counted {
  value: string;
  severity: number;
  size: number;
}

type Key = string | null;

/** What else is told of groups, by the value of their column. */
async function describe(
  knex: Knex,
  members: Knex.QueryBuilder,
  column: string,
  label: string | undefined,
): Promise<
  Map<
    Key,
    Omit<FindingGroupRow, 'value' | 'severity' | 'findings' | 'findingId'>
  >
> {
  const rows: any[] = await members
    .groupBy(column)
    .select({ key: column })
    .countDistinct({
      resources: 'findings.resource_id',
      accounts: 'findings.account_id',
      regions: 'findings.region',
      owners: 'findings.owner_ref',
    })
    .min({
      account: 'findings.account_id',
      region: 'findings.region',
      owner: 'findings.owner_ref',
      first_seen_at: 'findings.first_seen_at',
      ...(label ? { label } : {}),
    })
    .select(
      knex.raw(
        'sum(case when findings.owner_ref is null then 1 else 0 end) as unowned',
      ),
      knex.raw('sum(case when findings.exposed then 1 else 0 end) as exposed'),
    );
  return new Map(
    rows.map(row => {
      const [accounts, regions, owners, unowned] = [
        row.accounts,
        row.regions,
        row.owners,
        row.unowned,
      ].map(Number);
      const described = {
        label: row.label ?? undefined,
        resources: Number(row.resources),
        accounts,
        accountId: accounts === 1 ? row.account : undefined,
        regions,
        region: regions === 1 ? row.region : undefined,
        owners,
        ownerRef: owners === 1 && unowned === 0 ? row.owner : undefined,
        unowned,
        exposed: Number(row.exposed),
        firstSeenAt: new Date(row.first_seen_at),
      };
      return [row.key, described];
    }),
  );
}

/** Ids of the oldest of the worst findings, by the value of their group's column. */
async function worstOf(
  knex: Knex,
  members: Knex.QueryBuilder,
  column: string,
): Promise<Map<Key, string>> {
  const ranked = members
    .select({ key: column }, 'findings.id')
    .rowNumber('place', sorted =>
      sorted
        .partitionBy(column)
        .orderBy([
          'findings.severity',
          'findings.first_seen_at',
          'findings.id',
        ]),
    );
  const rows: any[] = await knex
    .from(ranked.as('ranked'))
    .where('place', 1)
    .select('key', 'id');
  return new Map(rows.map(({ key, id }) => [key, id]));
}
