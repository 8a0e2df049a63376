/** Text in which `*` stands for any text. */
export interface Glob {
  /** The text itself, where the pattern has no `*`. */
  exact?: string;
  /** How many characters it fixes: of two patterns that match, the one that fixes more is meant. */
  specificity: number;
  matches(text: string): boolean;
}

/** Reads a pattern. Matching takes linear time, whatever the pattern: annotations are written by many people. */
export function glob(text: string): Glob {
  const [start, ...rest] = text.split('*');
  const end = rest.pop();
  if (end === undefined) {
    return {
      exact: text,
      specificity: text.length,
      matches: other => other === text,
    };
  }
  return {
    specificity: text.length - 1 - rest.length,
    matches(other) {
      if (other.length < start.length + end.length) return false;
      if (!other.startsWith(start) || !other.endsWith(end)) return false;
      const middle = other.slice(start.length, other.length - end.length);
      let position = 0;
      for (const part of rest) {
        const found = middle.indexOf(part, position);
        if (found < 0) return false;
        position = found + part.length;
      }
      return true;
    },
  };
}
