import Knex from 'knex';
import { defaultControls, PostureStore } from '../collector';
import { populationOf } from './population';

/** Accounts that a collection of 5,000 accounts in half an hour settles a second. */
const ACCOUNTS_PER_SECOND = 3;

/** Runs some work while another connection writes as a collection does: an account's verdicts, of which some changed. */
export async function whileWriting(
  { database, resources }: { database: string; resources: number },
  work: () => Promise<void>,
): Promise<void> {
  const knex = Knex({
    client: 'pg',
    connection: database,
    pool: { min: 1, max: 2 },
  });
  const store = await PostureStore.create({ knex, runMigrations: false });
  const { accounts } = populationOf(resources);
  const stopped = new AbortController();
  const writing = (async () => {
    for (let turn = 0; !stopped.signal.aborted; turn++) {
      const accountId = String(100_000_000_000 + ((turn * 97) % accounts));
      const due = performance.now() + 1000 / ACCOUNTS_PER_SECOND;
      await judgeAgain(store, accountId, turn);
      await sleep(Math.max(0, due - performance.now()));
    }
  })();
  try {
    await work();
  } finally {
    stopped.abort();
    await writing;
    await knex.destroy();
  }
}

/** Verdicts of a tenth of the controls flip with each turn. */
async function judgeAgain(
  store: PostureStore,
  accountId: string,
  turn: number,
) {
  const rows = await store.resources.ofAccount(accountId);
  const verdicts = rows.flatMap(({ id, resource }) =>
    defaultControls
      .filter(({ resourceType }) => resourceType === resource.type)
      .slice(0, 40)
      .map((control, index) => ({
        resourceId: id,
        control,
        severity: control.severity,
        verdict:
          (index + turn) % 10 === 0
            ? {
                status: 'FAILED' as const,
                evidence: [{ arn: resource.arn, path: 'a', value: 'b' }],
              }
            : { status: 'PASSED' as const },
      })),
  );
  await store.findings.applyVerdicts({
    accountId,
    runId: turn,
    now: new Date(),
    verdicts: verdicts as any,
    controlIds: defaultControls.map(({ id }) => id),
  });
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise(done => {
    setTimeout(done, milliseconds);
  });
}
