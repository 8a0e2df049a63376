/** Words of names of secrets. */
export const SECRET_WORDS = [
  'api-key',
  'apikey',
  'access-key',
  'auth-token',
  'credentials',
  'passphrase',
  'password',
  'passwd',
  'private-key',
  'secret',
  'secret-key',
  'token',
];

/** Last words that tell of something beside a secret: where it is, how long it lives, what it must be like. */
const ABOUT = new Set([
  'arn',
  'age',
  'endpoint',
  'expiry',
  'file',
  'id',
  'length',
  'name',
  'path',
  'policy',
  'region',
  'ttl',
  'type',
  'url',
  'username',
]);

/**
 * Whether a name ends as names of secrets do: its last part, split into words at separators and capitals, holds the words,
 * and does not go on to tell of something else.
 */
export function isNamedLikeSecret(
  name: string,
  secretWords: readonly string[],
): boolean {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const words = last
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  if (ABOUT.has(words[words.length - 1]) || words.includes('public'))
    return false;
  const text = `-${words.join('-')}-`;
  return secretWords.some(secret => text.includes(`-${secret}-`));
}
