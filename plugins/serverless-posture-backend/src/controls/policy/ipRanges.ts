import { isIPv4, isIPv6 } from 'node:net';

/** Addresses that a narrow set of ranges may hold in total: a /16 of IPv4, a /32 of IPv6. */
const MAX_V4 = 2 ** 16;
const MAX_V6 = 2 ** 96;

/** RFC 1918: never the source of a call from the internet. */
const PRIVATE: [prefix: RegExp, bits: number][] = [
  [/^10\./, 8],
  [/^172\.(1[6-9]|2\d|3[01])\./, 12],
  [/^192\.168\./, 16],
];

/**
 * Whether address ranges together are so narrow that they limit callers. Widths are added up, because the halves
 * `0.0.0.0/1` and `128.0.0.0/1` are everyone. What can't be read as a range limits nobody.
 */
export function areNarrow(ranges: string[]): boolean {
  let v4 = 0;
  let v6 = 0;
  for (const range of ranges) {
    const [, address, length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(range) ?? [];
    if (!address) return false;
    const width = isIPv4(address) ? 32 : 128;
    const bits = length === undefined ? width : Number(length);
    if (bits > width || !(isIPv4(address) || isIPv6(address))) return false;
    const isPrivate =
      width === 32 &&
      PRIVATE.some(([prefix, min]) => prefix.test(address) && bits >= min);
    if (isPrivate) continue;
    if (width === 32) v4 += 2 ** (32 - bits);
    else v6 += 2 ** (128 - bits);
  }
  return v4 <= MAX_V4 && v6 <= MAX_V6;
}
