import { Attribution } from './attribution';
import { attributeAccount } from './attributeAccount';
import { CatalogIndex } from './catalog';
import { AttributionSubject, OwnershipSettings, Override } from './rules/rule';

/** A stored resource, as attribution sees it. */
export interface AttributedResource extends AttributionSubject {
  /** What is stored: {@link Attribution} as JSON, to see at once whether it changed. */
  stored: string;
}

/** Where resources are read from and attributions written to. */
export interface AttributionStore {
  resources: {
    /** Accounts that have resources. */
    accountIds(): Promise<string[]>;
    attributable(accountId: string): Promise<AttributedResource[]>;
    setAttributions(
      changes: { id: string; attribution: Attribution }[],
    ): Promise<void>;
  };
  ownership: {
    /** What people decided about resources of an account, by id of the resource. */
    overrides(accountId: string): Promise<Map<string, Override>>;
    /** Ids of the organizational units above each account. */
    organizationalUnits(): Promise<Map<string, string[]>>;
  };
}

/**
 * Attributes stored resources, account by account, so that memory is bounded by the largest one, and writes what changed.
 *
 * @param accountIds - left out: all
 * @returns how many resources changed
 */
export async function attributeAll(
  { resources, ownership }: AttributionStore,
  index: CatalogIndex,
  settings: OwnershipSettings,
  accountIds?: string[],
): Promise<number> {
  const units = await ownership.organizationalUnits();
  let changed = 0;
  for (const accountId of accountIds ?? (await resources.accountIds())) {
    const subjects = await resources.attributable(accountId);
    const attributions = attributeAccount(subjects, {
      index,
      settings,
      overrides: await ownership.overrides(accountId),
      units: units.get(accountId),
    });
    const changes = subjects.flatMap(({ id, stored }) => {
      const attribution = attributions.get(id)!;
      return JSON.stringify(attribution) === stored
        ? []
        : [{ id, attribution }];
    });
    if (changes.length > 0) await resources.setAttributions(changes);
    changed += changes.length;
  }
  return changed;
}
