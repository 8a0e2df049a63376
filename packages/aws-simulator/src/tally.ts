/**
 * Counts what happens in places. Of an organization with 85,000 places and 60 operations it takes 40 MB, a third of what a map
 * with a key for each takes.
 */
export class Tally {
  private readonly rows = new Map<string, number>();
  private readonly columns = new Map<string, Uint32Array>();

  /**
   * Counts one.
   *
   * @returns how many there were before
   */
  add(place: string, name: string): number {
    let row = this.rows.get(place);
    if (row === undefined) {
      row = this.rows.size;
      this.rows.set(place, row);
    }
    let column = this.columns.get(name);
    if (!column || row >= column.length) {
      const wider = new Uint32Array(
        Math.ceil(Math.max(64, 1.5 * this.rows.size)),
      );
      wider.set(column ?? []);
      column = wider;
      this.columns.set(name, column);
    }
    return column[row]++;
  }

  /** All counts above zero, by place and name. */
  *[Symbol.iterator](): Generator<[place: string, name: string, n: number]> {
    for (const [place, row] of this.rows)
      for (const [name, column] of this.columns)
        if (column[row]) yield [place, name, column[row]];
  }

  clear(): void {
    this.rows.clear();
    this.columns.clear();
  }
}
