import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import { Collector } from 'backstage-plugin-serverless-posture-node';
import { isEqual, omit, uniq } from 'lodash';
import { arnsIn } from '../../collection/references';
import { serverlessTypes } from '../../collection/serverlessTypes';
import { PostureStore } from '../../store/store';
import { collectScope, Scope } from '../collectScope';
import { collectSupporting } from '../collectSupporting';
import { stagesOf, yields } from '../supportingStages';
import { TaskContext } from '../tasks/context';

/** Attributes that tell who may use a resource, or when it was read, and nothing that it uses itself. */
const USES_NOTHING = ['policy', 'qualifiedPolicies', 'urls', 'contentsRead'];

/**
 * Reads a collector, and then whatever supporting collectors find around what is new or uses something else than before: a
 * function around which nobody has looked must not be judged as if there were nothing. Where nothing of that changed, they
 * are left alone.
 */
export async function collectWithFollowers(
  scope: Scope,
  collector: Collector,
  context: TaskContext,
  read: () => Promise<void>,
): Promise<void> {
  const { accountId, region } = scope;
  const { store, collectors } = context;
  const types = collector.listings.flatMap(one => one.resourceTypes);
  const used = async () => {
    const rows = await store.resources.ofAccount(accountId, {
      types,
      regions: [region],
    });
    return new Map(
      rows.map(({ resource: { arn, attributes } }) => [
        arn,
        omit(attributes, USES_NOTHING),
      ]),
    );
  };
  const before = await used();
  await read();
  const changed = [...(await used())].filter(
    ([arn, attributes]) => !isEqual(attributes, before.get(arn)),
  );
  if (changed.length === 0) return;
  const named = changed.flatMap(([, attributes]) => arnsIn(attributes));
  await readNewRoles(accountId, uniq(named), context);
  const supporting = {
    ...context,
    collectors: [
      ...collectors.filter(({ follows }) => !follows),
      ...followersOf(types, collectors, await readBefore(scope, store)),
    ],
    expect: async () => undefined,
  };
  for (const stage of stagesOf(supporting.collectors)) {
    const regions = {
      regional: [region],
      global: [GLOBAL_REGION],
      across: [region, GLOBAL_REGION],
      whole: [region],
    }[stage];
    await collectSupporting({ accountId, regions, stage }, supporting);
  }
}

/** Ids of the collectors that have read in a Region, or account-wide. */
async function readBefore(
  { accountId, region }: Scope,
  { scopes }: PostureStore,
): Promise<Set<string>> {
  const states = await scopes.current({
    accountIds: [accountId],
    regions: [region, GLOBAL_REGION],
  });
  return new Set(states.map(({ collector }) => collector));
}

/**
 * The collectors that follow some types, and those that follow what they find.
 *
 * @param known - ids of collectors that have read there before
 */
function followersOf(
  types: readonly string[],
  collectors: readonly Collector[],
  known: ReadonlySet<string>,
): Collector[] {
  const followed = new Set(types);
  const found = new Set<Collector>();
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const collector of collectors) {
      const { id, follows = [], listings } = collector;
      // What watches over a Region asks only whether there is anything.
      if (isEqual(follows, serverlessTypes) && known.has(id)) continue;
      if (found.has(collector) || !follows.some(type => followed.has(type)))
        continue;
      found.add(collector);
      for (const { resourceTypes } of listings)
        resourceTypes.forEach(type => followed.add(type));
    }
  }
  return [...found];
}

/** A role is read before what refers to it is judged, and before what its policies name is looked for. */
async function readNewRoles(
  accountId: string,
  arns: readonly string[],
  context: TaskContext,
): Promise<void> {
  const { store, collectors } = context;
  const roles = arns.filter(arn => /^arn:[\w-]+:iam::\d{12}:role\//.test(arn));
  const ids = roles.map(arn => store.resources.idOf(accountId, arn));
  const stored = await store.resources.ofIds(ids);
  if (stored.length === ids.length) return;
  for (const collector of collectors) {
    if (!yields(collector, 'AWS::IAM::Role')) continue;
    await collectScope(
      { accountId, region: GLOBAL_REGION },
      collector,
      context,
    );
  }
}
