import { Agreement } from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { asWhole } from '../asWhole';
import { updateMany } from '../batches';
import { OPEN } from './narrow';
import { whereAlso } from './whereAlso';

/** Controls of ours that check what one of Security Hub's checks, by the id of theirs. */
export type Counterparts = ReadonlyMap<string, readonly string[]>;

interface Theirs {
  id: string;
  status: string;
  agreement: Agreement | null;
  twin_id: string | null;
  control_id: string;
  resource_id: string;
  passed: string | null;
  not_applicable: string | null;
}

interface Ours {
  id: string;
  status: string;
  control_id: string;
  resource_id: string;
}

interface Said {
  agreement: Agreement | null;
  twin_id: string | null;
}

const BATCH = 1000;

/**
 * Compares what Security Hub says of a resource with what our control on the same says: the same defect becomes one
 * finding with two sources, and where the two differ, Security Hub's says how. Rows that say so already are not written.
 *
 * @param accountId - left out: of all accounts
 */
export async function agreeWithSecurityHub(
  knex: Knex,
  counterparts: Counterparts,
  accountId?: string,
): Promise<void> {
  const inAccount = (query: Knex.QueryBuilder) => {
    if (accountId) query.where('findings.account_id', accountId);
  };
  let last = '';
  for (;;) {
    const theirs: Theirs[] = await knex('findings')
      .leftJoin('resources', 'resources.id', 'findings.resource_id')
      .modify(whereAlso, 'findings.source', ['SECURITY_HUB'])
      .modify(whereAlso, 'findings.status', OPEN)
      .where('findings.id', '>', last)
      .modify(inAccount)
      .orderBy('findings.id')
      .limit(BATCH)
      .select(
        'findings.id',
        'findings.status',
        'findings.agreement',
        'findings.twin_id',
        'findings.control_id',
        'findings.resource_id',
        'resources.passed',
        'resources.not_applicable',
      );
    if (theirs.length === 0) break;
    last = theirs[theirs.length - 1].id;
    const ours = await oursOn(knex, theirs);
    const changes = theirs.flatMap(row => {
      const said = compare(row, counterparts.get(row.control_id) ?? [], ours);
      const same =
        said.agreement === row.agreement && said.twin_id === row.twin_id;
      return same ? [] : [{ id: row.id, ...said }];
    });
    await asWhole(knex, trx =>
      updateMany(trx, 'findings', 'id', ['agreement', 'twin_id'], changes),
    );
  }
  await markOurs(knex, accountId);
}

/** Our open findings on the same resources. */
async function oursOn(
  knex: Knex,
  theirs: Theirs[],
): Promise<Map<string, Ours>> {
  const rows: Ours[] = await knex('findings')
    .modify(whereAlso, 'source', ['POSTURE'])
    .modify(whereAlso, 'status', OPEN)
    .whereIn('resource_id', [
      ...new Set(theirs.map(({ resource_id }) => resource_id)),
    ])
    .select('id', 'status', 'control_id', 'resource_id');
  return new Map(
    rows.map(row => [`${row.resource_id} ${row.control_id}`, row]),
  );
}

function compare(
  { status, resource_id, passed, not_applicable }: Theirs,
  controls: readonly string[],
  ours: Map<string, Ours>,
): Said {
  const open = controls.flatMap(id => ours.get(`${resource_id} ${id}`) ?? []);
  const failing = open.find(one => one.status === 'FAILED') ?? open[0];
  if (failing) {
    // Theirs that nobody could tell adds nothing to ours.
    return failing.status === 'FAILED' || status !== 'FAILED'
      ? { agreement: 'MERGED', twin_id: failing.id }
      : { agreement: 'WE_DO_NOT_KNOW', twin_id: failing.id };
  }
  const within = (list: string | null) => {
    const ids: string[] = list ? JSON.parse(list) : [];
    return controls.some(id => ids.includes(id));
  };
  if (within(passed)) return { agreement: 'WE_PASS', twin_id: null };
  if (within(not_applicable)) return { agreement: 'NOT_FOR_US', twin_id: null };
  return { agreement: null, twin_id: null };
}

/** Ours that Security Hub has as well say so. */
async function markOurs(knex: Knex, accountId?: string): Promise<void> {
  const twin = knex('findings as theirs')
    .where('theirs.agreement', 'MERGED')
    .whereIn('theirs.status', OPEN)
    .whereRaw('theirs.twin_id = findings.id')
    .min('theirs.id');
  const merged = knex('findings')
    .where('agreement', 'MERGED')
    .modify(whereAlso, 'status', OPEN)
    .whereNotNull('twin_id')
    .select('twin_id');
  // Twins are found on the same resource, and so in the same account.
  if (accountId) merged.where('account_id', accountId);
  await knex.raw(
    `update findings set twin_id = (?), agreement = case when (?) is null then null else 'BOTH' end
     where source = 'POSTURE' and (twin_id is not null or id in (?)) and twin_id is distinct from (?)
       ${accountId ? 'and account_id = ?' : ''}`,
    [twin, twin, merged, twin, ...(accountId ? [accountId] : [])],
  );
}
