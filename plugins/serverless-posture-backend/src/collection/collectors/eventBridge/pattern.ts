/** What of an event pattern tells which events a rule reacts to. */
export interface ParsedPattern {
  /** Sources that it names literally. */
  sources: string[];
  /** Detail types that it names literally; `null` where any will do. */
  detailTypes: string[] | null;
}

/**
 * The sources and detail types of an event pattern. Matchers other than literal text (`prefix`, `anything-but`, …) are
 * left out. Throws for text that is no pattern.
 *
 * Source: EventBridge guide, "Creating Amazon EventBridge event patterns".
 */
export function parsePattern(text: string): ParsedPattern {
  const pattern: unknown = JSON.parse(text);
  if (typeof pattern !== 'object' || pattern === null) {
    throw new Error('the pattern is no object');
  }
  const literals = (name: string) => {
    const values = (pattern as Record<string, unknown>)[name];
    return Array.isArray(values)
      ? values.filter((one): one is string => typeof one === 'string')
      : [];
  };
  return {
    sources: literals('source'),
    detailTypes: 'detail-type' in pattern ? literals('detail-type') : null,
  };
}
