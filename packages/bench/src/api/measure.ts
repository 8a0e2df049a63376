import { cursorAfter } from './deepPage';
import { Latency, latencyOf } from './latency';
import { populationOf } from './population';
import { triageFilters } from './queries';
import { Api } from './requests';
import { whileWriting } from './writing';

/** Rows that a deep page lies below. */
const DEEP = 50_000;

/** What is measured; latencies by the name of what is asked. */
export interface ApiMeasurement {
  queries: Record<string, Latency>;
  /** The same under a collection that writes all the time: the median of the ratios of the p95. */
  writeLoadFactor: number;
}

/** Measures one query after another. */
export async function measureApi(
  api: Api,
  task: { database: string; resources: number; times: number },
): Promise<ApiMeasurement> {
  const { services, teams } = populationOf(task.resources);
  const { times } = task;
  const queries: Record<string, Latency> = {};
  const measure = async (name: string, ask: (turn: number) => Promise<any>) => {
    queries[name] = await latencyOf(times, ask);
    process.stderr.write(`${name}: ${JSON.stringify(queries[name])}\n`);
  };

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
  await whileWriting(task, () => triage('writing: '));
  const factors = Object.keys(triageFilters).map(
    name =>
      queries[`writing: ${name}`].p95Ms / queries[`triage: ${name}`].p95Ms,
  );
  return { queries, writeLoadFactor: middle(factors) };
}

function middle(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] * 100) / 100;
}
