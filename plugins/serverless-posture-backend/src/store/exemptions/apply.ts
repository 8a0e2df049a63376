import { Knex } from 'knex';
import { append } from '../batches';
import { toText } from '../moments';
import { inTurn } from '../decisions/write';
import { coveredPairs } from './covered';

const TRANSITIONS =
  'insert into transitions (finding_id, at, run_id, from_status, to_status, change)';

/** {@inheritDoc ExemptionsStore.apply} */
export async function applyExemptions(
  trx: Knex,
  { now, runId }: { now: Date; runId?: number },
): Promise<string[]> {
  const at = toText(now);
  await inTurn(trx);
  await expire(trx, at);
  const chosen = chosenPairs(trx);
  const moment = [at, runId ?? null];
  await trx.raw(
    `${TRANSITIONS} select findings.id, ?, ?, findings.status, findings.status, 'exempted'
     from findings join (?) as chosen on chosen.finding_id = findings.id
     where findings.status = 'FAILED' and findings.exemption_id is null`,
    [...moment, chosen],
  );
  await trx.raw(
    `${TRANSITIONS} select findings.id, ?, ?, findings.status, findings.status, 'unexempted'
     from findings
     where findings.status = 'FAILED' and findings.exemption_id is not null
       and not exists (select 1 from (?) as chosen where chosen.finding_id = findings.id)`,
    [...moment, chosen],
  );
  const freed = await trx.raw(
    `update findings set exemption_id = null
     where exemption_id is not null
       and not exists (select 1 from (?) as chosen where chosen.finding_id = findings.id)
     returning id`,
    [chosen],
  );
  const covered = await trx.raw(
    `update findings set exemption_id = chosen.exemption_id from (?) as chosen
     where chosen.finding_id = findings.id and findings.exemption_id is distinct from chosen.exemption_id
     returning findings.id`,
    [chosen],
  );
  return [freed, covered].flatMap(answer =>
    (answer.rows ?? answer).map(({ id }: { id: string }) => id),
  );
}

async function expire(trx: Knex, at: string) {
  const expired: { id: number }[] = await trx('exemptions')
    .where({ state: 'approved' })
    .where('expires_at', '<=', at)
    .update({ state: 'expired', ended_at: at })
    .returning('id');
  if (expired.length === 0) return;
  await append(
    trx,
    'exemption_events',
    expired.map(({ id }) => ({ exemption_id: id, at, state: 'expired' })),
  );
}

/** Each covered finding with the exemption in force that holds longest, so that a renewal takes over without a gap. */
function chosenPairs(trx: Knex): Knex.QueryBuilder {
  const pairs = coveredPairs(trx, query =>
    query.where('exemptions.state', 'approved'),
  );
  const ranked = trx(pairs.as('pairs')).select(
    'finding_id',
    'exemption_id',
    trx.raw(
      'row_number() over (partition by finding_id order by expires_at desc, exemption_id) as place',
    ),
  );
  return trx(ranked.as('ranked'))
    .where('place', 1)
    .select('finding_id', 'exemption_id');
}
