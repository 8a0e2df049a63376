import { createRandom } from '../world/random';
import { appliesTo, Quota, quotas } from './quotas';

/** What AWS does not document is between half and twice what the table assumes, by seed; nobody can know it beforehand. */
const SPREAD = 2;

/** Rates of services that the table leaves out, before they are drawn. */
const elsewhere = { rate: 10, burst: 20 };

/** The quotas that count an operation. */
export type QuotaTable = (operation: string) => readonly Quota[];

/** The quotas of an organization: documented rates as they are, all others drawn by seed, one draw for a row. */
export function drawQuotas(seed: number): QuotaTable {
  const rows = quotas.map(quota =>
    quota.source === 'assumed' ? drawn(quota, seed) : quota,
  );
  const known = new Map<string, readonly Quota[]>();
  const others = new Map<string, Quota>();
  const otherOf = (service: string): Quota => {
    const row: Quota = others.get(service) ?? {
      ...drawn({ id: service, ...elsewhere }, seed),
      operations: [`${service}:*`],
      scope: 'region',
      source: 'assumed',
      reference: 'not documented',
    };
    others.set(service, row);
    return row;
  };
  return operation => {
    let found = known.get(operation);
    if (!found) {
      found = rows.filter(quota => appliesTo(quota, operation));
      if (found.length === 0) found = [otherOf(operation.split(':')[0])];
      known.set(operation, found);
    }
    return found;
  };
}

function drawn<T extends Pick<Quota, 'id' | 'rate' | 'burst'>>(
  quota: T,
  seed: number,
): T {
  const random = createRandom(`quotas/${seed}/${quota.id}`);
  const factor = () => SPREAD ** (2 * random.next() - 1);
  return {
    ...quota,
    rate: quota.rate * factor(),
    burst: Math.max(1, Math.round(quota.burst * factor())),
  };
}
