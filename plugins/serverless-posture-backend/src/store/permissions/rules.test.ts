import {
  createConditionTransformer,
  PermissionRule,
} from '@backstage/plugin-permission-node';
import { PermissionCriteria } from '@backstage/plugin-permission-common';
import { accountFixture, GROUP, SERVICE } from '../__testUtils__/fixture';
import { testStore } from '../__testUtils__/databases';
import { PostureCondition } from '../authorization';
import { postureConditions, postureRules } from './rules';

jest.setTimeout(60_000);

const ruleNamed = (name: string) =>
  postureRules.find(rule => rule.name === name) as unknown as PermissionRule<
    any,
    any,
    any,
    any
  >;

const toQuery: (conditions: any) => PermissionCriteria<PostureCondition> =
  createConditionTransformer({
    getRuleByName: ruleNamed,
  });

describe('posture rules', () => {
  testStore('judge one resource as they filter many', async store => {
    await accountFixture(store);
    const subjects = (await store.findings.open({})).map(
      ({ id, accountId, ownerRef, serviceRef, severity }) => ({
        id,
        accountId,
        ownerRef,
        serviceRef,
        severity,
      }),
    );
    for (const condition of [
      postureConditions.isOwner({ owners: [GROUP] }),
      postureConditions.isOwner({
        owners: ['GROUP:default/A', 'user:default/nobody'],
      }),
      postureConditions.isOwner({ owners: [SERVICE] }),
      postureConditions.isOwner({ owners: [] }),
      postureConditions.inAccount({ accounts: ['222222222222'] }),
      postureConditions.inAccount({ accounts: [] }),
      postureConditions.hasSeverity({ severities: ['LOW', 'MEDIUM'] }),
      postureConditions.hasSeverity({ severities: [] }),
    ]) {
      const applied = subjects.filter(subject =>
        ruleNamed(condition.rule).apply(subject, condition.params),
      );
      const queried = await store.findings.open({}, toQuery(condition));
      expect(queried.map(({ id }) => id).sort()).toEqual(
        applied.map(({ id }) => id).sort(),
      );
      const denied = await store.findings.open({}, toQuery({ not: condition }));
      expect(denied).toHaveLength(subjects.length - applied.length);
    }
  });

  testStore('on severity say nothing of resources', async store => {
    await accountFixture(store);
    const condition = postureConditions.hasSeverity({ severities: ['LOW'] });
    for (const asked of [condition, { not: condition }]) {
      const { items } = await store.resources.list(
        {},
        { limit: 50 },
        toQuery(asked),
      );
      expect(items).toEqual([]);
    }
  });
});
