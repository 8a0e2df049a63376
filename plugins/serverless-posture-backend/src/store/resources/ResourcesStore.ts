import {
  AnyResource,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { Knex } from 'knex';
import { asWhole } from '../asWhole';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { inLists } from '../batches';
import { page } from '../cursor';
import { oneOf, rowsOf } from '../directly';
import { FilterColumns, searched, whereFiltered } from '../filter';
import { resourceId } from '../ids';
import { whereMember } from '../members';
import { toText } from '../moments';
import {
  Attribution,
  Members,
  PostureFilter,
  ResourceRow,
  Rows,
} from '../types';
import { AttributedResource } from '../../ownership/attributeAll';
import { attributable, setAttributions } from './attributions';
import { CountedResource, selectCounted, toCounted } from './counted';
import {
  CollectedResource,
  READ_AS_COLLECTED,
  ResourceSummary,
  selectResources,
  selectSummaries,
  toCollected,
  toResource,
  toSummary,
} from './record';
import { removeAccount, removeStandIns, settle } from './settle';
import { markListedStale } from './stale';
import { ScopeTypes } from './scope';
import { syncPage } from './sync';

const FILTERS: FilterColumns = {
  accountId: 'resources.account_id',
  region: 'resources.region',
  resourceType: 'resources.type',
  owner: 'resources.owner_ref',
  service: 'resources.service_ref',
};

const SEARCHED = searched(['resources.name', 'resources.arn']);

/** The current state of every AWS resource. */
export class ResourcesStore {
  constructor(private readonly knex: Knex) {}

  /** Writes one page of a listing; answers the ids of its resources, in order. Rows that did not change are not written. */
  async syncPage(options: {
    now: Date;
    resources: AnyResource[];
  }): Promise<string[]> {
    return syncPage(this.knex, options);
  }

  /**
   * A listing ended: stored resources of its types that are not in `seen` are gone, and their failures fixed.
   * Children of `keepParents` stay and turn stale. If more than half, and at least 20, would go at once, they are held
   * back, stale, until a run that began later misses them too: it `confirms` what was held back before its beginning.
   */
  async settle(
    options: ScopeTypes & {
      seen: ReadonlySet<string>;
      now: Date;
      keepParents?: ReadonlySet<string>;
      confirms?: Date;
    },
  ): Promise<{ removed: number; heldBack: number }> {
    return settle(this.knex, options);
  }

  /** An account is no longer ours: its resources are gone, and their failures fixed. Answers how many there were. */
  async removeAccount(options: {
    accountId: string;
    now: Date;
  }): Promise<number> {
    return removeAccount(this.knex, options);
  }

  /**
   * A listing failed, of a whole scope or below one parent: what is stored stays, stale, except what the listing yielded
   * before it failed. Answers how many rows that changed.
   */
  async markStale(
    options: ScopeTypes & {
      reason: UnknownReason;
      now: Date;
      parentArn?: string;
      except?: ReadonlySet<string>;
    },
  ): Promise<number> {
    return asWhole(this.knex, trx => markListedStale(trx, options));
  }

  /** Deletes the stand-ins of some types in a scope. The end of their listing does that too. */
  async removeStandIns(options: ScopeTypes): Promise<number> {
    return removeStandIns(this.knex, options);
  }

  /** What an account has, of some types or Regions where given, stand-ins included. */
  async ofAccount(
    accountId: string,
    { types, regions }: { types?: string[]; regions?: string[] } = {},
  ): Promise<ResourceRow[]> {
    const query = selectResources(this.knex)
      .where('resources.account_id', accountId)
      .orderBy('resources.id');
    if (types) query.whereIn('resources.type', types);
    if (regions) query.whereIn('resources.region', regions);
    return (await query).map(toResource);
  }

  /** What was collected of an account, of some types and Regions where given, stand-ins included; less to read than {@link ofAccount}. */
  async collectedIn(
    accountId: string,
    { types, regions }: { types: string[]; regions?: string[] },
  ): Promise<CollectedResource[]> {
    const rows = await rowsOf(
      this.knex,
      `select ${READ_AS_COLLECTED} from resources
       where account_id = ? and ${oneOf('type', types)} and gone_at is null
       ${regions ? `and ${oneOf('region', regions)}` : ''} order by id`,
      [accountId, ...types, ...(regions ?? [])],
    );
    return rows.map(toCollected);
  }

  /** Accounts and Regions that have something, stand-ins included, beside some types, and some names that fail nothing. */
  async placesWith({
    except,
  }: {
    except: { type: string; name?: string }[];
  }): Promise<{ accountId: string; region: string }[]> {
    const query = this.knex('resources')
      .whereNull('gone_at')
      .distinct({ accountId: 'account_id', region: 'region' });
    for (const { type, name } of except) {
      const named = { type, name, failed: 0, not_available: 0 };
      // Of an object alone, knex would negate each column.
      query.whereNot(one => one.where(name === undefined ? { type } : named));
    }
    return query;
  }

  /** Which types each Region of an account has, stand-ins included. */
  async typesOf(accountId: string): Promise<Map<string, Set<string>>> {
    const rows: { region: string; type: string }[] = await this.knex(
      'resources',
    )
      .where('account_id', accountId)
      .whereNull('gone_at')
      .distinct('region', 'type');
    const types = new Map<string, Set<string>>();
    for (const { region, type } of rows)
      types.set(region, (types.get(region) ?? new Set()).add(type));
    return types;
  }

  /** How much each scope has, by `account/Region`. */
  async countByScope(): Promise<Map<string, number>> {
    const rows: any[] = await this.knex('resources')
      .whereNull('gone_at')
      .groupBy('account_id', 'region')
      .select('account_id', 'region')
      .count({ count: '*' });
    return new Map(
      rows.map(row => [`${row.account_id}/${row.region}`, Number(row.count)]),
    );
  }

  /** The stable id that a resource has, or would have. */
  idOf(accountId: string, arn: string): string {
    return resourceId(accountId, arn);
  }

  /** Accounts that have resources. */
  async accountIds(): Promise<string[]> {
    return this.knex('resources')
      .whereNull('gone_at')
      .distinct('account_id')
      .orderBy('account_id')
      .pluck('account_id');
  }

  /** What attribution needs to know of all that an account has, stand-ins included. */
  async attributable(accountId: string): Promise<AttributedResource[]> {
    return attributable(this.knex, accountId);
  }

  /** Writes attributions, on the resources and on their findings. */
  async setAttributions(
    changes: { id: string; attribution: Attribution }[],
  ): Promise<void> {
    await setAttributions(this.knex, changes);
  }

  /** One page by type and name, and how many there are. Stand-ins are no resources. */
  async list(
    filter: PostureFilter,
    { cursor, limit }: { cursor?: string; limit: number },
    authorization?: PostureAuthorization,
  ): Promise<Rows<ResourceRow> & { totalCount: number }> {
    const narrow = (query: Knex.QueryBuilder) => {
      query.where('resources.is_stand_in', false);
      this.narrow(query, filter, authorization);
    };
    const rows = await page<object>(
      selectResources(this.knex).modify(narrow),
      {
        columns: ['resources.type', 'resources.sort_name', 'resources.id'],
        order: 'asc',
        boundTo: filter,
      },
      { cursor, limit },
    );
    const [{ count }] = await this.knex('resources')
      .whereNull('gone_at')
      .modify(narrow)
      .count({ count: '*' });
    return {
      ...rows,
      items: rows.items.map(toResource),
      totalCount: Number(count),
    };
  }

  /** All resources of a filter without their attributes, stand-ins included. */
  async summaries(
    filter: PostureFilter,
    authorization?: PostureAuthorization,
  ): Promise<ResourceSummary[]> {
    const query = selectSummaries(this.knex);
    this.narrow(query, filter, authorization);
    return (await query.orderBy('resources.id')).map(toSummary);
  }

  /** All resources of a filter as scorecards count them, stand-ins included; in no order. */
  async counted(
    filter: PostureFilter,
    authorization?: PostureAuthorization,
  ): Promise<CountedResource[]> {
    const query = selectCounted(this.knex);
    this.narrow(query, filter, authorization);
    return (await query).map(toCounted);
  }

  /** Those of some ids that are there and that the caller may see, with their attributes. */
  async ofIds(
    ids: Iterable<string>,
    authorization?: PostureAuthorization,
  ): Promise<ResourceRow[]> {
    const rows: ResourceRow[] = [];
    for (const part of inLists(new Set(ids))) {
      const query = selectResources(this.knex).whereIn('resources.id', part);
      whereAuthorized(query, 'resources', authorization);
      rows.push(...(await query).map(toResource));
    }
    return rows;
  }

  /** Which of some ids are there, stand-ins aside, and the caller may see; with their accounts. */
  async existing(
    ids: Iterable<string>,
    authorization?: PostureAuthorization,
  ): Promise<{ id: string; accountId: string }[]> {
    const found: { id: string; accountId: string }[] = [];
    for (const part of inLists(new Set(ids))) {
      const query = this.knex('resources')
        .whereNull('gone_at')
        .where('is_stand_in', false)
        .whereIn('id', part)
        .orderBy('id')
        .select({ id: 'id', accountId: 'account_id' });
      whereAuthorized(query, 'resources', authorization);
      found.push(...(await query));
    }
    return found;
  }

  /** Which of some ids the caller may see. */
  async visibleOf(
    ids: Iterable<string>,
    authorization?: PostureAuthorization,
  ): Promise<Set<string>> {
    const distinct = new Set(ids);
    if (!authorization) return distinct;
    const visible = new Set<string>();
    for (const part of inLists(distinct)) {
      const query = this.knex('resources').whereIn('resources.id', part);
      whereAuthorized(query, 'resources', authorization);
      for (const id of await query.pluck('resources.id')) visible.add(id);
    }
    return visible;
  }

  /** The pairs of owner and service that resources are attributed to; those with one of the members, where given. */
  async attributed(
    members?: Members,
    authorization?: PostureAuthorization,
  ): Promise<{ ownerRef?: string; serviceRef?: string }[]> {
    const query = this.knex('resources')
      .whereNull('gone_at')
      .where(either =>
        either.whereNotNull('owner_ref').orWhereNotNull('service_ref'),
      )
      .distinct('owner_ref', 'service_ref')
      .orderBy(['owner_ref', 'service_ref']);
    if (members) whereMember(query, 'resources', members);
    whereAuthorized(query, 'resources', authorization);
    return (await query).map((row: any) => ({
      ownerRef: row.owner_ref ?? undefined,
      serviceRef: row.service_ref ?? undefined,
    }));
  }

  async get(id: string): Promise<ResourceRow | undefined> {
    const row = await selectResources(this.knex)
      .where('resources.id', id)
      .first();
    return row && toResource(row);
  }

  /** Deletes what is gone since before a moment. */
  async deleteGoneBefore(before: Date): Promise<void> {
    await this.knex('resources').where('gone_at', '<', toText(before)).delete();
  }

  private narrow(
    query: Knex.QueryBuilder,
    filter: PostureFilter,
    authorization: PostureAuthorization,
  ) {
    whereFiltered(query, filter, FILTERS, SEARCHED);
    whereAuthorized(query, 'resources', authorization);
  }
}
