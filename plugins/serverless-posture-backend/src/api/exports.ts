import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Finding } from 'backstage-plugin-serverless-posture-common';
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

const csv = csvFormat(FINDING_COLUMNS);

const FORMATS: Record<'csv' | 'json', ListFormat<Finding>> = {
  csv: { ...csv, write: finding => csv.write(findingCells(finding)) },
  json: {
    type: 'application/json; charset=utf-8',
    before: '[\n',
    write: finding => JSON.stringify(finding),
    between: ',\n',
    after: '\n]\n',
  },
};

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
        const day = context.now().toISOString().slice(0, 10);
        const rows = await sendBatches(response as any, {
          fileName: `findings-${day}.${format}`,
          format: FORMATS[format],
          batches: presented(batches, context, credentials),
        });
        return { rows };
      },
    );
  });
}

/** Rows as the caller may read them; who was asked for once is not asked for again. */
async function* presented(
  batches: AsyncIterable<FindingRow[]>,
  { store, authorizer }: ApiContext,
  credentials: BackstageCredentials,
): AsyncGenerator<Finding[]> {
  const entities = new Set<string>();
  const names: Names = { accounts: await store.accounts.names(), entities };
  const asked = new Set<string>();
  for await (const rows of batches) {
    const refs = refsOfFindings(rows).filter(
      (ref): ref is string => ref !== undefined && !asked.has(ref),
    );
    refs.forEach(ref => asked.add(ref));
    for (const ref of await authorizer.readableEntities(credentials, refs))
      entities.add(ref);
    yield rows.map(row => presentFinding(row, names));
  }
}
