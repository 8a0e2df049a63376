import { Entity } from '@backstage/catalog-model';
import { demoCatalog, demoOwners } from 'aws-simulator';
import { PostureStore } from '../collector';
import { worldOf } from '../organization';
import { rounded } from '../statistics';
import { openVirtualOrganization } from '../virtualRun';

/** How attribution compares with the truth of the demo world. */
export interface DemoMeasurement {
  world: 'demo';
  /** Resources, and the share of them that have an owner. */
  resources: number;
  owned: number;
  share: number;
  /** Those whose owner the world knows, or knows to be nobody. */
  compared: number;
  /** Of those that have an owner, the share whose owner is the right one. */
  precision: number;
  /** Of those that somebody owns, the share for whom the right one was found. */
  recall: number;
  byRule: Record<
    string,
    { owned: number; compared: number; right: number; precision: number }
  >;
  /** A few that are wrong: whose they are said to be, and why, and whose they are. */
  wrong: { arn: string; said: string; because?: string; truth: string }[];
}

const MOST_WRONG = 20;

/** Collects the demo world with its catalog, and compares who its resources belong to. */
export async function measureDemo(seed: number): Promise<DemoMeasurement> {
  const organization = { world: 'demo', seed } as const;
  const { store, collect, close } = await openVirtualOrganization(
    { ...organization, quotaShare: 1, profile: 'all' },
    async function* entities() {
      yield demoCatalog() as Entity[];
    },
  );
  try {
    await collect();
    return await compare(store, demoOwners(worldOf(organization)));
  } finally {
    await close();
  }
}

async function compare(
  store: PostureStore,
  truth: ReturnType<typeof demoOwners>,
): Promise<DemoMeasurement> {
  const { resources, owned } = await store.ownership.share();
  const byRule: DemoMeasurement['byRule'] = {};
  const wrong: DemoMeasurement['wrong'] = [];
  let [compared, decided, right, ownable] = [0, 0, 0, 0];
  for (const { resource, attribution } of await store.resources.summaries({})) {
    if (resource.unlisted) continue;
    const { rule, ownerRef, evidence } = attribution;
    const tally = (byRule[rule] ??= {
      owned: 0,
      compared: 0,
      right: 0,
      precision: 1,
    });
    if (ownerRef) tally.owned++;
    const team = truth.get(resource.arn) ?? truth.get(resource.parentArn ?? '');
    if (team === undefined) continue;
    compared++;
    const expected = team && `group:default/${team}`;
    if (expected) ownable++;
    if (!ownerRef) continue;
    decided++;
    tally.compared++;
    if (ownerRef === expected) {
      right++;
      tally.right++;
    } else if (wrong.length < MOST_WRONG) {
      wrong.push({
        arn: resource.arn,
        said: ownerRef,
        because: evidence,
        truth: expected ?? 'nobody',
      });
    }
  }
  for (const tally of Object.values(byRule))
    tally.precision = shareOf(tally.right, tally.compared);
  return {
    world: 'demo',
    resources,
    owned,
    share: shareOf(owned, resources),
    compared,
    precision: shareOf(right, decided),
    recall: shareOf(right, ownable),
    byRule,
    wrong,
  };
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? rounded(part / whole) : 1;
}
