/** Words that tell where something runs, or what it is, and not whose it is. */
const GENERIC = new Set([
  ...['prod', 'production', 'live', 'stage', 'staging', 'stg', 'test', 'qa'],
  ...['uat', 'dev', 'development', 'sandbox', 'preprod', 'nonprod'],
]);

/** The words of a name in lower case, without the folders that AWS puts before it and the hashes that tools put behind it. */
export function wordsOf(name: string): string[] {
  const words = name
    .replace(/^\/?aws\/[\w-]+\//, '')
    // CDK puts eight digits behind the name of each construct.
    .replace(/([a-z])[0-9A-F]{8}(?![A-Za-z0-9])/g, '$1')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  while (words.length > 1 && GENERIC.has(words[0])) words.shift();
  while (words.length > 1 && isMachineMade(words[words.length - 1]))
    words.pop();
  return words;
}

/** How names of things that belong together begin: of two or three words the first, of more the first two. */
export function nameStem(name: string): string {
  const words = wordsOf(name);
  const count = Math.max(1, Math.min(2, words.length - 2));
  return words.slice(0, count).join('-').slice(0, 120);
}

/** An account id, or a hash. */
function isMachineMade(word: string): boolean {
  return /^\d+$/.test(word) || (word.length >= 8 && /\d/.test(word));
}
