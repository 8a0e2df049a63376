import { pushTo } from './pushTo';

/**
 * Patterns with `*`, found by how they begin: looking one up costs as many steps as there are different lengths of
 * beginnings, not as many as there are patterns.
 */
export class PatternIndex<T> {
  private readonly byStart = new Map<string, T[]>();
  private readonly lengths = new Set<number>();

  /** @param pattern - `*` stands for any text */
  add(pattern: string, value: T): void {
    const star = pattern.indexOf('*');
    const start = star < 0 ? pattern : pattern.slice(0, star);
    this.lengths.add(start.length);
    pushTo(this.byStart, start, value);
  }

  /** Values of the patterns that begin as the text does; more than those that match it. */
  *candidates(text: string): Iterable<T> {
    for (const length of this.lengths) {
      if (length <= text.length)
        yield* this.byStart.get(text.slice(0, length)) ?? [];
    }
  }
}
