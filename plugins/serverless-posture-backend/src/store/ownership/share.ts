import { dayOf } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureAuthorization, whereAuthorized } from '../authorization';
import { upsert } from '../batches';

/** How much of what there is has an owner. */
export interface OwnedShare {
  owned: number;
  resources: number;
  /** Owned ones by the rule that decided. */
  byRule: Record<string, number>;
}

/** {@link OwnedShare} on a UTC day. */
export interface OwnedDay extends OwnedShare {
  day: string;
}

/** How much of what the caller may see has an owner; stand-ins are no resources. */
export async function ownedShare(
  knex: Knex,
  authorization?: PostureAuthorization,
): Promise<OwnedShare> {
  const query = knex('resources')
    .whereNull('gone_at')
    .where('is_stand_in', false)
    .groupBy('rule', 'is_owned')
    .select('rule', knex.raw('owner_ref is not null as is_owned'))
    .count({ count: '*' });
  whereAuthorized(query, 'resources', authorization);
  const share: OwnedShare = { owned: 0, resources: 0, byRule: {} };
  for (const { rule, is_owned, count } of (await query) as any[]) {
    share.resources += Number(count);
    if (!is_owned) continue;
    share.owned += Number(count);
    share.byRule[rule] = (share.byRule[rule] ?? 0) + Number(count);
  }
  return share;
}

/** Writes down how much is owned today. */
export async function recordDay(knex: Knex, now: Date): Promise<void> {
  const { byRule, ...share } = await ownedShare(knex);
  await upsert(
    knex,
    'ownership_days',
    ['day'],
    [{ day: dayOf(now), ...share, by_rule: JSON.stringify(byRule) }],
  );
}

/** Days from one on, oldest first. */
export async function ownedDays(knex: Knex, from: string): Promise<OwnedDay[]> {
  const rows: any[] = await knex('ownership_days')
    .where('day', '>=', from)
    .orderBy('day');
  return rows.map(({ day, owned, resources, by_rule }) => ({
    day,
    owned,
    resources,
    byRule: JSON.parse(by_rule),
  }));
}
