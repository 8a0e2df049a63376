/** An ARN in which `*` stands for any text. */
export interface ArnPattern {
  /** The ARN itself, where the pattern has no `*`. */
  exact?: string;
  /** How many characters it fixes: of two patterns that match, the one that fixes more is meant. */
  specificity: number;
  matches(arn: string): boolean;
}

/** Reads a pattern. Matching takes linear time, whatever the pattern: annotations are written by many people. */
export function arnPattern(text: string): ArnPattern {
  const [start, ...rest] = text.split('*');
  const end = rest.pop();
  if (end === undefined) {
    return {
      exact: text,
      specificity: text.length,
      matches: arn => arn === text,
    };
  }
  return {
    specificity: text.length - 1 - rest.length,
    matches(arn) {
      if (arn.length < start.length + end.length) return false;
      if (!arn.startsWith(start) || !arn.endsWith(end)) return false;
      const middle = arn.slice(start.length, arn.length - end.length);
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
