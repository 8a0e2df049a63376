import type { ScopeReader } from '../aws';
import {
  FindingsPlan,
  FindingsQuery,
  Generation,
  isV2Enabled,
  readFindings,
} from '../collection/securityHub';
import { CheckpointKey } from '../store/checkpoints';
import { TaskContext } from './tasks/context';

/** How the import of findings is called among the collectors of a scope. */
export const FINDINGS_COLLECTOR = 'securityhub-findings';

/** How a range of them is called, by its place in the plan. */
export function rangeId(index: number): string {
  return `${FINDINGS_COLLECTOR}/${index}`;
}

/** What a source was read of; `off`: Security Hub is not on. */
export type Found = Generation | 'off';

/** What the checkpoint of a range says once it came to its end, before what it was read of. */
const READ = 'read ';

/** The findings of one range of accounts of a source. */
export class FindingsRange {
  /** How many pages were read. */
  pages = 0;
  private readonly key: CheckpointKey;

  constructor(
    private readonly plan: FindingsPlan,
    private readonly index: number,
    private readonly source: CheckpointKey,
    private readonly aws: ScopeReader,
  ) {
    this.key = { ...source, collector: rangeId(index) };
  }

  /** Reads them to their end, from where they were interrupted, of whichever generation is on. */
  async read(context: TaskContext): Promise<Found> {
    const { checkpoints } = context.store;
    const { listing, token } = (await checkpoints.get(this.key)) ?? {};
    if (listing?.startsWith(READ)) return listing.slice(READ.length) as Found;
    const first = listing ?? this.plan.since?.generation ?? 'CSPM';
    const order: Generation[] =
      first === 'V2' ? ['V2', 'CSPM'] : ['CSPM', 'V2'];
    try {
      for (const generation of order) {
        if (generation === 'V2' && !(await this.isV2Enabled())) continue;
        const from = generation === listing ? token : undefined;
        if (await this.readOf(generation, from, context)) return generation;
      }
    } finally {
      this.aws.endPage();
    }
    await context.write(({ checkpoints: written }) =>
      written.set(this.key, { listing: `${READ}off`, troubles: [] }),
    );
    return 'off';
  }

  /** False where this generation is off. */
  private async readOf(
    generation: Generation,
    token: string | undefined,
    { runId, write, now, signal }: TaskContext,
  ): Promise<boolean> {
    const pages = readFindings(
      this.aws,
      generation,
      this.query(generation),
      token,
    );
    for (;;) {
      await this.aws.beginPage(FINDINGS_COLLECTOR);
      const { done, value } = await pages.next();
      // What fails because we hang up says nothing about what is stored.
      signal.throwIfAborted();
      if (done) return value === 'complete';
      this.pages++;
      const { findings, next } = value;
      await write(async fenced => {
        await fenced.findings.importSecurityHub({
          runId,
          now: now(),
          findings,
        });
        if (!this.plan.since) {
          const ids = findings.map(({ id }) => id);
          await fenced.findings.meetSecurityHub(this.source, ids);
        }
        await fenced.checkpoints.set(this.key, {
          listing: next ? generation : `${READ}${generation}`,
          token: next,
          troubles: [],
        });
      });
    }
  }

  private query(generation: Generation): FindingsQuery {
    const { source, ranges, since, plannedAt } = this.plan;
    return {
      region: source.linkedRegions ? undefined : source.region,
      accounts: ranges[this.index],
      updated:
        since?.generation === generation
          ? { from: since.from, until: dayAfter(plannedAt) }
          : undefined,
    };
  }

  private isV2Enabled(): Promise<boolean> {
    const { accountId, region } = this.source;
    return this.aws.once(`security-hub-v2/${accountId}/${region}`, () =>
      isV2Enabled(this.aws),
    );
  }
}

/** What is updated while we read counts, too. */
function dayAfter(moment: string): string {
  return new Date(Date.parse(moment) + 86_400_000).toISOString();
}
