import { Collector } from 'backstage-plugin-serverless-posture-node';

/**
 * When supporting collectors can begin. `regional`: once their Region and the account-wide scope are read, or are known to
 * hold what is stored. `global`: once all scopes of the account are. `across`: only after both, for they follow what such
 * collectors find. `whole`: once their Region and the account-wide scope are read as a whole.
 */
export type SupportingStage = 'regional' | 'global' | 'across' | 'whole';

/**
 * The supporting collectors among some, each as early as what it follows, and what that follows in turn, allows. Those
 * `across` wait for those that follow things as a {@link isAfterWhole | whole} where one of them does.
 */
export function supportingStages(
  collectors: readonly Collector[],
): Record<SupportingStage, Collector[]> {
  const supporting = collectors.filter(({ follows }) => follows);
  const stages: Record<SupportingStage, Collector[]> = {
    regional: [],
    global: [],
    across: [],
    whole: [],
  };
  for (const collector of supporting) {
    stages[stageOf(collector, supporting)].push(collector);
  }
  return stages;
}

function stageOf(
  collector: Collector,
  supporting: Collector[],
): SupportingStage {
  const { scope, followsWhole } = collector;
  const leaders = leadersOf(collector, supporting);
  if (leaders.length === 0 && followsWhole && scope === 'regional')
    return 'whole';
  return leaders.every(one => one.scope === scope) &&
    !needsWhole(collector, supporting)
    ? scope
    : 'across';
}

/** Whether a collector, or one that has to be through before, follows things as a whole. */
function needsWhole(collector: Collector, supporting: Collector[]): boolean {
  return [collector, ...leadersOf(collector, supporting)].some(
    one => one.followsWhole,
  );
}

/** Whether collectors that go across have to wait until everything is read. */
export function isAfterWhole(collectors: readonly Collector[]): boolean {
  const supporting = collectors.filter(({ follows }) => follows);
  return supportingStages(collectors).across.some(one =>
    needsWhole(one, supporting),
  );
}

/** The stages that have collectors. */
export function stagesOf(collectors: readonly Collector[]): SupportingStage[] {
  const stages = supportingStages(collectors);
  return (Object.keys(stages) as SupportingStage[]).filter(
    stage => stages[stage].length > 0,
  );
}

/** Whether a collector yields what another one follows. */
export function leads(one: Collector, other: Collector): boolean {
  return one !== other && !!other.follows?.some(type => yields(one, type));
}

/** Whether a collector finds resources of a type. */
export function yields({ listings }: Collector, type: string): boolean {
  return listings.some(({ resourceTypes }) =>
    (resourceTypes as string[]).includes(type),
  );
}

/** What has to be through before a collector, directly or not. */
function leadersOf(collector: Collector, among: Collector[]): Collector[] {
  const found = new Set<Collector>();
  const visit = (follower: Collector) => {
    for (const one of among) {
      if (!leads(one, follower) || found.has(one)) continue;
      found.add(one);
      visit(one);
    }
  };
  visit(collector);
  return [...found];
}
