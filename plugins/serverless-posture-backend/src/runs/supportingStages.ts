import { Collector } from 'backstage-plugin-serverless-posture-node';

/**
 * When supporting collectors can begin. `regional`: once their Region and the account-wide scope are read. `global`: once
 * all scopes of the account are. `across`: only after both, for they follow what such collectors find.
 */
export type SupportingStage = 'regional' | 'global' | 'across';

/** The supporting collectors among some, each as early as what it follows, and what that follows in turn, allows. */
export function supportingStages(
  collectors: readonly Collector[],
): Record<SupportingStage, Collector[]> {
  const supporting = collectors.filter(({ follows }) => follows);
  const stages: Record<SupportingStage, Collector[]> = {
    regional: [],
    global: [],
    across: [],
  };
  for (const collector of supporting) {
    const { scope } = collector;
    const alike = leadersOf(collector, supporting).every(
      one => one.scope === scope,
    );
    stages[alike ? scope : 'across'].push(collector);
  }
  return stages;
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
