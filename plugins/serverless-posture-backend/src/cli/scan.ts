import { stderr, stdout } from 'node:process';
import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { Command } from 'commander';
import Knex from 'knex';
import { defaultCollectors } from '../collection/collectors';
import { defaultControls, enabledControls } from '../controls/catalogue';
import { DiscoveryError } from '../runs/discover';
import { run } from '../runs/run';
import { PostureStore } from '../store/store';
import { FindingRow, ResourceRow, RunRow, ScopeRow } from '../store/types';
import { loadConfiguration, ScanOptions, serviceOf } from './configuration';
import { EXIT_NOTHING_COLLECTED } from './exitCodes';
import { quietLogger } from './logger';
import { table } from './table';

const list = (value: string, previous: string[] = []) => [...previous, value];

export function addScanCommand(program: Command) {
  program
    .command('scan')
    .description('collect and judge once, with a database in memory')
    .option(
      '--config <file>',
      'configuration file, may be given several times',
      list,
    )
    .option(
      '--account <id>',
      'only this account, may be given several times',
      list,
    )
    .option(
      '--region <region>',
      'only this Region, may be given several times',
      list,
    )
    .option(
      '--service <service>',
      'only controls of this service, may be given several times',
      list,
    )
    .option(
      '--control <id>',
      'only this control, may be given several times',
      list,
    )
    .option('--profile <profile>', 'essential, recommended or all')
    .option('--ndjson', 'one JSON object a line')
    .action(scan);
}

async function scan(options: ScanOptions & { ndjson?: boolean }) {
  const { config, configuration } = await loadConfiguration(options);
  const knex = Knex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    // One connection, for each would be a database of its own.
    pool: { min: 1, max: 1 },
  });
  try {
    const controls = enabledControls(defaultControls, configuration);
    const store = await PostureStore.create({ knex });
    const row = await run(
      {
        config,
        // No run follows that would find what AWS Config doesn't show.
        configuration: { ...configuration, config: undefined },
        store,
        logger: quietLogger(),
        controls,
        collectors: defaultCollectors,
        now: () => new Date(),
        onProgress: ({ done, total, calls }) => {
          // Until all is planned, nobody knows how many there are.
          const of = total > 0 ? ` of ${total}` : '';
          if (stderr.isTTY)
            stderr.write(`\r${done}${of} scopes, ${calls} calls `);
        },
      },
      { trigger: 'manual' },
    );
    if (stderr.isTTY) stderr.write('\n');
    const scopes = await store.scopes.ofRun(row.id);
    if (options.ndjson) await printLines(store, row, scopes, controls);
    else await printTables(store, row, scopes);
    if (row.state === 'failed') process.exitCode = EXIT_NOTHING_COLLECTED;
  } catch (error) {
    if (!(error instanceof DiscoveryError)) throw error;
    stderr.write(`${error.message}\n`);
    process.exitCode = EXIT_NOTHING_COLLECTED;
  } finally {
    await knex.destroy();
  }
}

async function printLines(
  store: PostureStore,
  row: RunRow,
  scopes: ScopeRow[],
  controls: AnyControl[],
) {
  for (const {
    accountId,
    region,
    collector,
    state,
    errorClass,
    operation,
    missingAction,
  } of scopes) {
    print({
      type: 'scope',
      accountId,
      region,
      collector,
      state,
      errorClass,
      operation,
      missingAction,
    });
  }
  const severities = new Map(
    controls.map(({ id, severity }) => [id, severity]),
  );
  for await (const resource of allResources(store, scopes)) {
    for (const [status, ids] of [
      ['PASSED', resource.passed],
      ['NOT_APPLICABLE', resource.notApplicable],
    ] as const) {
      for (const controlId of ids) {
        print({
          ...whereOf(resource.resource),
          controlId,
          status,
          severity: severities.get(controlId),
          exempted: false,
        });
      }
    }
  }
  for await (const finding of allFindings(store)) {
    const {
      accountId,
      region,
      resource,
      controlId,
      status,
      severity,
      reason,
      evidence,
      source,
      agreement,
    } = finding;
    print({
      ...whereOf({ accountId, region, ...resource }),
      controlId,
      status,
      severity,
      reason,
      evidence: evidence.length ? evidence : undefined,
      exempted: false,
      source,
      agreement,
    });
  }
  print(summaryOf(row));
}

async function printTables(
  store: PostureStore,
  row: RunRow,
  scopes: ScopeRow[],
) {
  const failing: string[][] = [];
  for await (const {
    severity,
    controlId,
    status,
    resource,
    accountId,
    region,
  } of allFindings(store)) {
    if (status === 'FAILED')
      failing.push([severity, controlId, resource.name, accountId, region]);
  }
  if (failing.length) {
    stdout.write(
      `${table(
        ['SEVERITY', 'CONTROL', 'RESOURCE', 'ACCOUNT', 'REGION'],
        failing,
      )}\n`,
    );
  }
  const obstacles = scopes.filter(({ state }) => state !== 'complete');
  if (obstacles.length) {
    stdout.write(
      `${table(
        ['NOT COLLECTED', 'ACCOUNT', 'REGION', 'COLLECTOR', 'WHY', 'MISSING'],
        obstacles.map(scope => [
          scope.state,
          scope.accountId,
          scope.region,
          scope.collector,
          scope.errorClass ?? '',
          scope.missingAction ?? scope.operation ?? '',
        ]),
      )}\n`,
    );
  }
  const { PASSED, FAILED, NOT_AVAILABLE } = row.findings;
  const { totalCalls, durationSeconds } = summaryOf(row);
  stdout.write(
    `${row.resources} resources in ${row.scopes.complete} of ${row.scopes.total} scopes: ${FAILED} failed, ` +
      `${PASSED} passed, ${NOT_AVAILABLE} unknown. ${totalCalls} calls in ${durationSeconds} s.\n`,
  );
}

function whereOf(resource: {
  accountId: string;
  region: string;
  type: string;
  arn: string;
}) {
  return {
    type: 'finding',
    accountId: resource.accountId,
    region: resource.region,
    service: serviceOf(resource.type),
    resourceType: resource.type,
    resourceId: resource.arn,
  };
}

function summaryOf(row: RunRow) {
  const {
    id,
    startedAt,
    endedAt = startedAt,
    scopes,
    resources,
    findings,
    calls,
    throttles,
    retries,
  } = row;
  return {
    type: 'run',
    id,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    scopes,
    resources,
    findings,
    calls,
    totalCalls: Object.values(calls).reduce((sum, count) => sum + count, 0),
    throttles,
    retries,
    durationSeconds: (endedAt.getTime() - startedAt.getTime()) / 1000,
  };
}

async function* allResources(
  store: PostureStore,
  scopes: ScopeRow[],
): AsyncIterable<ResourceRow> {
  for (const accountId of new Set(scopes.map(scope => scope.accountId))) {
    yield* await store.resources.ofAccount(accountId);
  }
}

async function* allFindings(store: PostureStore): AsyncIterable<FindingRow> {
  let cursor: string | undefined;
  do {
    const page = await store.findings.list(
      {},
      { sort: 'severity', order: 'asc', cursor, limit: 200 },
    );
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

function print(line: object) {
  stdout.write(`${JSON.stringify(line)}\n`);
}
