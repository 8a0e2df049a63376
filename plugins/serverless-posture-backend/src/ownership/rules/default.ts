import { CONFIDENCE } from '../attribution';
import { findOwner, findService } from '../lookUp';
import { AttributionRule, refsOf, SILENT } from './rule';

/** Whom the configuration gives what an account, or an organizational unit, has that nothing else attributes. */
export const defaultRule: AttributionRule = (
  { accountId },
  { settings, index, around },
) => {
  const units = around.organizationalUnits();
  const setting = settings.defaults.find(
    one =>
      one.accounts.includes(accountId) ||
      one.organizationalUnits.some(unit => units.includes(unit)),
  );
  if (!setting) return SILENT;
  const place = setting.accounts.includes(accountId)
    ? `account ${accountId}`
    : `organizational unit ${setting.organizationalUnits.find(unit =>
        units.includes(unit),
      )}`;
  const [service] = setting.service
    ? findService(setting.service, index).refs
    : [];
  const [owner] = setting.owner ? findOwner(setting.owner, index).refs : [];
  const found = service ? refsOf(service, index) : undefined;
  const refs = { ...found?.refs, ...(owner ? { ownerRef: owner } : {}) };
  const notes = [
    ...(setting.service && !service
      ? [`the catalog lacks ${setting.service}, the default of ${place}`]
      : []),
    ...(setting.owner && !owner
      ? [`the catalog lacks ${setting.owner}, the default of ${place}`]
      : []),
  ];
  if (Object.keys(refs).length === 0) return { notes };
  return {
    candidate: {
      ...refs,
      confidence: CONFIDENCE.default,
      evidence: `the default of ${place}`,
    },
    notes,
  };
};
