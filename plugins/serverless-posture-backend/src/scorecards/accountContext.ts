import {
  AccountContext,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { groupBy, uniq } from 'lodash';
import { isAccountLevel } from '../controls/accountLevel';
import { PostureAuthorization } from '../store/authorization';
import { PostureStore } from '../store/store';
import { noneOpen } from './tally';

/**
 * What fails in the accounts and Regions of a service without belonging to it, such as a trail that is off: context, as far
 * as the caller may see it; it counts for no score.
 */
export async function accountContext(
  store: PostureStore,
  { accounts, regions }: { accounts: string[]; regions: string[] },
  {
    controls,
    authorization,
  }: { controls: AnyControl[]; authorization?: PostureAuthorization },
): Promise<Omit<AccountContext, 'accountName'>[]> {
  const resourceType = uniq(
    controls.map(control => control.resourceType as string),
  ).filter(isAccountLevel);
  if (accounts.length === 0 || resourceType.length === 0) return [];
  const findings = await store.findings.open(
    {
      accountId: accounts,
      region: [...regions, 'global'],
      resourceType,
      status: ['FAILED'],
      source: ['POSTURE'],
    },
    authorization,
  );
  return Object.entries(groupBy(findings, 'accountId')).map(
    ([accountId, own]) => {
      const open = noneOpen();
      for (const { severity } of own) open[severity as Severity] += 1;
      return {
        accountId,
        open,
        resourceTypes: uniq(own.map(({ resource }) => resource.type)).sort(),
      };
    },
  );
}
