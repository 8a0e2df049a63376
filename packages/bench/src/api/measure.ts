import { cursorAfter } from './deepPage';
import { Latency, latencyOf } from './latency';
import { populationOf } from './population';
import { triageFilters } from './queries';
import { Api } from './requests';
import { whileWriting } from './writing';

/** Rows that a deep page lies below. */
const DEEP = 50_000;

/** Findings of the export that is measured: as many as a spreadsheet takes. */
const EXPORTED = 'status=FAILED&source=POSTURE';

/** What is measured; latencies by the name of what is asked. */
export interface ApiMeasurement {
  queries: Record<string, Latency>;
  /** From the first question for facets after the start of the process to the first answer that has them. */
  facetsAfterStartSeconds: number;
  /** Rows of an export a second, read as fast as they come. */
  csvRowsPerSecond: number;
  /** By how much memory grew while it was exported, at its peak. */
  csvGrowthMb: number;
  /** The same under a collection that writes all the time: the median of the ratios of the p95. */
  writeLoadFactor: number;
}

/** Measures one query after another. */
export async function measureApi(
  api: Api,
  task: {
    database: string;
    resources: number;
    times: number;
    peakRssMb(): Promise<number>;
  },
): Promise<ApiMeasurement> {
  const { services, teams } = populationOf(task.resources);
  const { times } = task;
  const queries: Record<string, Latency> = {};
  const measure = async (name: string, ask: (turn: number) => Promise<any>) => {
    queries[name] = await latencyOf(times, ask);
    process.stderr.write(`${name}: ${JSON.stringify(queries[name])}\n`);
  };

  const facetsAfterStartSeconds = await facetsAfterStart(api);
  await measure('entity tab', turn =>
    api.get(`/scorecards/component/default/service-${(turn * 37) % services}`),
  );
  await measure('team scorecard', turn =>
    api.get(`/teams/group/default/team-${(turn * 37) % teams}/weeks/current`),
  );
  const triage = async (prefix: string) => {
    for (const [name, filter] of Object.entries(triageFilters))
      await measure(`${prefix}${name}`, () =>
        api.get(`/findings?facets=true&${filter}`),
      );
  };
  await triage('triage: ');
  const cursor = await cursorAfter(api, '', Math.min(DEEP, task.resources / 2));
  await measure('triage: deep page', () =>
    api.get(`/findings?cursor=${cursor}`),
  );
  const before = await task.peakRssMb();
  const csvRowsPerSecond = await rowsPerSecond(api);
  const csvGrowthMb = (await task.peakRssMb()) - before;
  await whileWriting(task, () => triage('writing: '));
  const factors = Object.keys(triageFilters).map(
    name =>
      queries[`writing: ${name}`].p95Ms / queries[`triage: ${name}`].p95Ms,
  );
  return {
    queries,
    facetsAfterStartSeconds,
    csvRowsPerSecond,
    csvGrowthMb,
    writeLoadFactor: middle(factors),
  };
}

/** Asks until the answer has facets: a process that has just started reads all findings first. */
async function facetsAfterStart(api: Api): Promise<number> {
  const before = performance.now();
  while ((await api.get('/findings?facets=true')).facetsPending)
    await new Promise(done => {
      setTimeout(done, 100);
    });
  return Math.round((performance.now() - before) / 100) / 10;
}

async function rowsPerSecond(api: Api): Promise<number> {
  const before = performance.now();
  const { body } = await api.open(`/findings/export?format=csv&${EXPORTED}`);
  let lines = 0;
  for await (const part of body!) {
    for (let at = part.indexOf(10); at !== -1; at = part.indexOf(10, at + 1))
      lines += 1;
  }
  return Math.round(((lines - 1) / (performance.now() - before)) * 1000);
}

function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] * 100) / 100;
}
