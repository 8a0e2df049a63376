import {
  ConflictError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  Severity,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import {
  PartialSubject,
  PostureAuthorization,
  seesAllOf,
  whereAuthorized,
} from '../authorization';
import { page } from '../cursor';
import { OPEN } from '../findings/narrow';
import { toText } from '../moments';
import { Rows } from '../types';
import { asWhole } from '../asWhole';
import { applyExemptions } from './apply';
import { COVERED_BY, whereCovers } from './covered';
import {
  ExemptionEventRow,
  ExemptionRow,
  ExemptionScope,
  ExemptionState,
  ExemptionTarget,
  toEvent,
  toExemption,
} from './record';

/** Who sees exemptions: with what they may read, and what they asked for themselves. */
export interface ExemptionReader {
  authorization?: PostureAuthorization;
  /** Ref of the user. */
  userRef?: string;
}

/** Failing findings of ours that an exemption covers. */
export interface ExemptedCount {
  exemptionId: number;
  serviceRef?: string;
  ownerRef?: string;
  controlId: string;
  severity: Severity;
  findings: number;
}

/** The table and the column that know what a scope is about. */
const KEPT_IN: Record<ExemptionScope, [table: string, column: string]> = {
  finding: ['findings', 'id'],
  resource: ['resources', 'id'],
  service: ['resources', 'service_ref'],
  account: ['accounts', 'account_id'],
  control: ['findings', 'control_id'],
};

const EXEMPTED = [
  'exemption_id',
  'service_ref',
  'owner_ref',
  'control_id',
  'severity',
];

/** Exemptions in force, requests for them, and what became of both. */
export class ExemptionsStore {
  constructor(private readonly knex: Knex) {}

  /** Notes down a request. Throws a ConflictError where the same is in force or asked for, unless it renews that. */
  async request(
    target: ExemptionTarget,
    {
      by,
      now,
      reason,
      expiresAt,
      renews,
    }: {
      /** Ref of the user. */
      by: string;
      now: Date;
      reason: string;
      expiresAt: Date;
      /** The exemption that it goes on with, of the same target. */
      renews?: ExemptionRow;
    },
  ): Promise<ExemptionRow> {
    await this.requireNew(target, renews);
    const at = toText(now);
    const [{ id }] = await this.knex('exemptions')
      .insert({
        state: 'requested',
        scope: target.scope,
        scope_ref: target.scopeRef,
        control_id: target.controlId ?? null,
        reason,
        expires_at: toText(expiresAt),
        requested_by: by,
        requested_at: at,
        requesters: JSON.stringify([
          ...new Set([...(renews?.requesters ?? []), by]),
        ]),
        renews_id: renews?.id ?? null,
      })
      .returning('id');
    await this.note(id, 'requested', { at, by });
    return (await this.get(id))!;
  }

  /**
   * Approves or denies a request. Throws a NotAllowedError for those who asked for it or for one that it renews, a
   * ConflictError where it is no longer open.
   */
  async decide(
    id: number,
    {
      approve,
      ...who
    }: { approve: boolean; by: string; now: Date; note?: string },
  ): Promise<ExemptionRow> {
    const asked = await this.require(id);
    if (asked.requesters.includes(who.by)) {
      throw new NotAllowedError(
        `You asked for exemption ${id}, or for one that it renews; somebody else has to decide`,
      );
    }
    if (approve && asked.expiresAt <= who.now)
      throw new ConflictError(`Exemption ${id} would have expired already`);
    await this.move(id, 'requested', approve ? 'approved' : 'denied', who);
    return this.require(id);
  }

  /** Ends what is in force, or takes a request back. Throws a ConflictError where it is neither. */
  async end(
    id: number,
    who: { by: string; now: Date; note?: string },
  ): Promise<ExemptionRow> {
    const { state } = await this.require(id);
    if (state !== 'requested' && state !== 'approved')
      throw new ConflictError(
        `Exemption ${id} has ended already: it is ${state}`,
      );
    await this.move(
      id,
      state,
      state === 'approved' ? 'revoked' : 'withdrawn',
      who,
    );
    return this.require(id);
  }

  /**
   * Lets what is due expire, and writes on every finding under which exemption in force it falls; with several, under
   * the one that holds longest. Of failing findings, that is noted as a transition. Answers the ids of the findings for
   * which that changed.
   */
  async apply(moment: { now: Date; runId?: number }): Promise<string[]> {
    return asWhole(this.knex, trx => applyExemptions(trx, moment));
  }

  /** One exemption; undefined where the reader may see none of what it covers. */
  async get(
    id: number,
    reader: ExemptionReader = {},
  ): Promise<ExemptionRow | undefined> {
    const row = await this.knex('exemptions')
      .where('exemptions.id', id)
      .modify(query => whereVisible(query, reader))
      .first('exemptions.*');
    return row && toExemption(row);
  }

  /** What happened to an exemption, oldest first. */
  async events(id: number): Promise<ExemptionEventRow[]> {
    const rows = await this.knex('exemption_events')
      .where({ exemption_id: id })
      .orderBy('id');
    return rows.map(toEvent);
  }

  /** Exemptions in some states, newest first. Throws an InputError that names `cursor` where it is none of this list. */
  async list(
    { states }: { states?: ExemptionState[] },
    paging: { cursor?: string; limit: number },
    reader: ExemptionReader,
  ): Promise<Rows<ExemptionRow> & { totalCount: number }> {
    const narrowed = () => {
      const query = this.knex('exemptions').modify(one =>
        whereVisible(one, reader),
      );
      return states ? query.whereIn('exemptions.state', states) : query;
    };
    const rows = await page<any>(
      narrowed().select('exemptions.*'),
      { columns: ['exemptions.id'], order: 'desc', boundTo: { states } },
      paging,
    );
    const [{ count }] = await narrowed().count({ count: '*' });
    return {
      ...rows,
      items: rows.items.map(toExemption),
      totalCount: Number(count),
    };
  }

  /** Those that a finding falls under, or would if they were approved; the newest first. */
  async ofFinding(findingId: string): Promise<ExemptionRow[]> {
    const rows = await this.knex('exemptions')
      .whereIn('exemptions.state', ['requested', 'approved'])
      .modify(query =>
        whereCovers(query, findings =>
          findings.where('findings.id', findingId),
        ),
      )
      .orderBy('exemptions.id', 'desc')
      .select('exemptions.*');
    return rows.map(toExemption);
  }

  /** Those in force that expire from one moment to before another and aren't renewed, the soonest first. */
  async expiring(
    from: Date,
    until: Date,
    authorization?: PostureAuthorization,
  ): Promise<ExemptionRow[]> {
    const rows = await this.knex('exemptions')
      .where('exemptions.state', 'approved')
      .where('exemptions.expires_at', '>=', toText(from))
      .where('exemptions.expires_at', '<', toText(until))
      .whereNotExists(
        this.knex('exemptions as renewal')
          .whereRaw('renewal.renews_id = exemptions.id')
          .where('renewal.state', 'approved')
          .select('renewal.id'),
      )
      .modify(query => whereVisible(query, { authorization }))
      .orderBy(['exemptions.expires_at', 'exemptions.id'])
      .select('exemptions.*');
    return rows.map(toExemption);
  }

  /** What of ours falls under some exemptions and fails, by service and owner. */
  async exempted(
    ids: number[],
    authorization?: PostureAuthorization,
  ): Promise<ExemptedCount[]> {
    const rows: any[] = await this.knex('findings')
      .whereIn('findings.exemption_id', ids)
      .where({ 'findings.status': 'FAILED', 'findings.source': 'POSTURE' })
      .modify(query => whereAuthorized(query, 'findings', authorization))
      .groupBy(EXEMPTED)
      .select(EXEMPTED)
      .count({ count: '*' });
    return rows.map(row => ({
      exemptionId: row.exemption_id,
      serviceRef: row.service_ref ?? undefined,
      ownerRef: row.owner_ref ?? undefined,
      controlId: row.control_id,
      severity: severities[row.severity],
      findings: Number(row.count),
    }));
  }

  /** How many open findings a target covers that the caller may see. */
  async reach(
    { scope, scopeRef, controlId }: ExemptionTarget,
    authorization?: PostureAuthorization,
  ): Promise<number> {
    const query = this.knex('findings')
      .where(COVERED_BY[scope], scopeRef)
      .where('findings.status', 'FAILED')
      .modify(one => whereAuthorized(one, 'findings', authorization));
    if (controlId) query.where('findings.control_id', controlId);
    const [{ count }] = await query.count({ count: '*' });
    return Number(count);
  }

  /**
   * Whether an authorization allows, for certain, all that a target covers now or may cover later: a rule on severities
   * says nothing of what else a resource may fail.
   */
  async isWithin(
    target: ExemptionTarget,
    authorization: PostureAuthorization,
  ): Promise<boolean> {
    if (!authorization) return true;
    if (target.scope === 'finding') {
      const row = await this.knex('findings')
        .where('findings.id', target.scopeRef)
        .whereIn('findings.status', OPEN)
        .modify(query => whereAuthorized(query, 'findings', authorization))
        .first('findings.id');
      return row !== undefined;
    }
    const subjects = await this.subjectsOf(target);
    return (
      subjects.length > 0 &&
      subjects.every(subject => seesAllOf(authorization, subject))
    );
  }

  /** What findings and resources that exemptions are about are called, by the exemption, as far as the caller may see them. */
  async titles(
    rows: ExemptionRow[],
    authorization?: PostureAuthorization,
  ): Promise<Map<number, string>> {
    const refsOf = (scope: ExemptionScope) =>
      rows.filter(row => row.scope === scope).map(({ scopeRef }) => scopeRef);
    const findings: any[] = await this.knex('findings')
      .whereIn('findings.id', refsOf('finding'))
      .modify(query => whereAuthorized(query, 'findings', authorization))
      .select('id', 'title', 'resource_name');
    const resources: any[] = await this.knex('resources')
      .whereIn('resources.id', refsOf('resource'))
      .modify(query => whereAuthorized(query, 'resources', authorization))
      .select('id', 'name');
    const titles = new Map<string, string>([
      ...findings.map(
        ({ id, title, resource_name: name }) =>
          [id, `${title}, ${name}`] as const,
      ),
      ...resources.map(({ id, name }) => [id, name] as const),
    ]);
    return new Map(
      rows.flatMap(({ id, scopeRef }) => {
        const title = titles.get(scopeRef);
        return title ? [[id, title] as const] : [];
      }),
    );
  }

  /** Whether there is what a target is about. */
  async exists({ scope, scopeRef }: ExemptionTarget): Promise<boolean> {
    const [table, column] = KEPT_IN[scope];
    const row = await this.knex(table).where(column, scopeRef).first(column);
    return row !== undefined;
  }

  /** What is certain of all that a target covers. */
  private async subjectsOf({
    scope,
    scopeRef,
  }: ExemptionTarget): Promise<PartialSubject[]> {
    if (scope === 'account') return [{ accountId: scopeRef }];
    if (scope === 'control') return [{}];
    const rows: any[] = await this.knex('resources')
      .where(scope === 'service' ? 'service_ref' : 'id', scopeRef)
      .distinct('owner_ref', 'service_ref', 'account_id');
    return rows.map(row => ({
      ownerRef: row.owner_ref ?? undefined,
      serviceRef: row.service_ref ?? undefined,
      // A service may come to other accounts.
      ...(scope === 'resource' ? { accountId: row.account_id } : {}),
    }));
  }

  private async requireNew(target: ExemptionTarget, renews?: ExemptionRow) {
    const same = await this.knex('exemptions')
      .where({
        scope: target.scope,
        scope_ref: target.scopeRef,
        control_id: target.controlId ?? null,
      })
      .whereIn('state', ['requested', 'approved'])
      .whereNot('id', renews?.id ?? 0)
      .first('id', 'state');
    if (same) {
      throw new ConflictError(
        `Exemption ${same.id} is the same and ${
          same.state === 'approved'
            ? 'in force; renew it'
            : 'waits for approval'
        }`,
      );
    }
  }

  private async move(
    id: number,
    from: ExemptionState,
    to: ExemptionState,
    { by, now, note }: { by: string; now: Date; note?: string },
  ) {
    const at = toText(now);
    const decides = to === 'approved' || to === 'denied';
    const moved = await this.knex('exemptions')
      .where({ id, state: from })
      .update({
        state: to,
        ...(decides ? { decided_by: by, decided_at: at } : {}),
        ...(to === 'approved' ? {} : { ended_at: at }),
      });
    if (moved === 0) {
      const { state } = await this.require(id);
      throw new ConflictError(
        `Exemption ${id} is ${state} by now, not ${from}`,
      );
    }
    await this.note(id, to, { at, by, note });
  }

  private async note(
    id: number,
    state: ExemptionState,
    { at, by, note }: { at: string; by: string; note?: string },
  ) {
    await this.knex('exemption_events').insert({
      exemption_id: id,
      at,
      by,
      state,
      note: note ?? null,
    });
  }

  private async require(id: number): Promise<ExemptionRow> {
    const found = await this.get(id);
    if (!found) throw new NotFoundError(`There is no exemption ${id}`);
    return found;
  }
}

/** What a caller may see of, or asked for. */
function whereVisible(
  query: Knex.QueryBuilder,
  { authorization, userRef }: ExemptionReader,
) {
  if (!authorization) return;
  query.where(any => {
    any.where(one =>
      whereCovers(one, findings =>
        whereAuthorized(findings, 'findings', authorization),
      ),
    );
    if (userRef) any.orWhere('exemptions.requested_by', userRef);
  });
}
