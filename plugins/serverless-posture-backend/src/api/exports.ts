import { setImmediate } from 'node:timers/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { compact } from 'lodash';
import { FindingRow } from '../store/types';
import { audited } from './audited';
import { CallerLimit } from './callerLimit';
import { ApiContext } from './context';
import { csvFormat } from './csv';
import { FINDING_COLUMNS, findingCells } from './findingsCsv';
import { findingFilter } from './findingFilter';
import { Names, presentFinding, refsOfFindings } from './present';
import { PostureRouter } from './router';
import { ListFormat, sendBatches } from './sendBatches';

/** Exports that one caller may ask for in a minute. */
const PER_MINUTE = 10;

/** How findings are written, with these names. */
function formatsFor(
  names: Names,
): Record<'csv' | 'json', ListFormat<FindingRow>> {
  const csv = csvFormat(FINDING_COLUMNS);
  return {
    csv: { ...csv, write: row => csv.write(findingCells(row, names)) },
    json: {
      type: 'application/json; charset=utf-8',
      before: '[\n',
      write: row => JSON.stringify(presentFinding(row, names)),
      between: ',\n',
      after: '\n]\n',
    },
  };
}

/** `/findings/export`: all findings of a filter, streamed as the reader takes them. */
export function addExportRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer } = context;
  const limit = new CallerLimit(PER_MINUTE, 60_000);

  router.get('/findings/export', async (request, response) => {
    const {
      format = 'csv',
      sort = 'severity',
      order = 'asc',
      ...query
    } = request.query;
    await audited(
      context,
      request as any,
      { eventId: 'findings-export', meta: { format, query: { ...query } } },
      async () => {
        const credentials = await authorizer.credentials(request as any);
        const authorization = await authorizer.readable(credentials);
        limit.take(credentials);
        const filter = await findingFilter(context, credentials, query);
        const batches = store.findings.each(
          filter,
          { sort, order },
          authorization,
        );
        const names: ExportNames = {
          accounts: await store.accounts.names(),
          entities: new Set(),
        };
        const day = context.now().toISOString().slice(0, 10);
        const rows = await sendBatches(response as any, {
          fileName: `findings-${day}.${format}`,
          format: formatsFor(names)[format],
          batches: ahead(named(batches, names, context, credentials)),
        });
        return { rows };
      },
    );
  });
}

/** Names that grow with the rows that mention them. */
type ExportNames = Names & { entities: Set<string> };

/** The same batches, once it is known which entities they may name; who was asked for once is not asked for again. */
async function* named(
  batches: AsyncIterable<FindingRow[]>,
  { entities }: ExportNames,
  { authorizer }: ApiContext,
  credentials: BackstageCredentials,
): AsyncGenerator<FindingRow[]> {
  const asked = new Set<string>();
  for await (const rows of batches) {
    const refs = compact(refsOfFindings(rows)).filter(ref => !asked.has(ref));
    for (const ref of refs) asked.add(ref);
    if (refs.length > 0) {
      for (const ref of await authorizer.readableEntities(credentials, refs))
        entities.add(ref);
    }
    yield rows;
  }
}

/** Has the next batch read while one is written: the database and this process work at the same time. */
async function* ahead<T>(batches: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    for (let next = batches.next(); ; ) {
      const { done, value } = await next;
      if (done) return;
      next = batches.next();
      // Whoever comes back for it is told.
      next.catch(() => undefined);
      // The question goes out before these keep this process busy.
      await setImmediate();
      yield value;
    }
  } finally {
    await batches.return(undefined);
  }
}
