/**
 * The first key that stands twice in one object of a valid JSON text, ignoring case; `JSON.parse` would silently keep
 * the last. Undefined where every key stands once.
 */
export function duplicateKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (const [token, key] of json.matchAll(
    /("(?:[^"\\]|\\.)*")\s*:|"(?:[^"\\]|\\.)*"|[{}[\]]/g,
  )) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (key) {
      const name = (JSON.parse(key) as string).toLowerCase();
      const seen = open[open.length - 1];
      if (seen?.has(name)) return name.slice(0, 50);
      seen?.add(name);
    }
  }
  return undefined;
}
