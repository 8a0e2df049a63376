/** The lowest version of TLS that a security policy of a custom domain accepts; 0 for names that tell none. */
function lowestTls(policy: string): number {
  const [, major, minor] = /TLS_?1_?(0|2|3)(?:_(\d))?/.exec(policy) ?? [];
  if (major === undefined) return 0;
  // `SecurityPolicy_TLS13_1_2_2021_06`: up to TLS 1.3, from 1.2.
  const [, from] = /TLS13_1_(\d)/.exec(policy) ?? [];
  return Number(from ?? (major === '3' ? 3 : major)) + Number(minor ?? 0) / 10;
}

/** The weakest of several security policies: what a client may get away with. */
export function weakestPolicy(policies: string[]): string {
  return [...policies].sort((a, b) => lowestTls(a) - lowestTls(b))[0];
}
