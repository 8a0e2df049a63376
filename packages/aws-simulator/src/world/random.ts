import { createHash } from 'node:crypto';

/** A repeatable source of numbers. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [0, below). */
  integer(below: number): number;
  pick<T>(items: readonly T[]): T;
  /** True in this share of cases. */
  chance(share: number): boolean;
  /** Normally distributed around 0 with deviation 1. */
  normal(): number;
}

/** SHA-256 of a key in hex: identifiers that look drawn and repeat. */
export const digest = (key: string): string =>
  createHash('sha256').update(key).digest('hex');

/** Numbers that depend on the seed only (mulberry32). */
export function createRandom(seed: number | string): Random {
  let state =
    typeof seed === 'number'
      ? seed >>> 0
      : parseInt(digest(seed).slice(0, 8), 16);
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return {
    next,
    integer,
    pick: items => items[integer(items.length)],
    chance: share => next() < share,
    normal: () =>
      Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}

/** A UUID that depends on the key only. */
export function uuid(key: string): string {
  const hex = digest(key);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(
    13,
    16,
  )}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Lower-case letters and digits, as API Gateway names its things. */
export const shortId = (key: string, length = 10): string =>
  BigInt(`0x${digest(key)}`)
    .toString(36)
    .slice(-length);
