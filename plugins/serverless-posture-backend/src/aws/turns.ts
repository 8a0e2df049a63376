/**
 * Lets so many work at a time. Those that wait are let in group by group, one of each in turn, so that a large group holds up
 * none of the others.
 */
export class Turns {
  private free: number;
  /** Those that wait, by group; the group whose turn it is comes first, and none is empty. */
  private readonly waiting = new Map<string, (() => void)[]>();

  constructor(parallel: number) {
    this.free = parallel;
  }

  /** Works when it is its turn. */
  async take<T>(group: string, work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await this.wait(group);
    try {
      return await work();
    } finally {
      this.next();
    }
  }

  private wait(group: string): Promise<void> {
    return new Promise(resolve => {
      const queue = this.waiting.get(group);
      if (queue) queue.push(resolve);
      else this.waiting.set(group, [resolve]);
    });
  }

  /** Whoever is through hands on to the next. */
  private next() {
    const [first] = this.waiting;
    if (!first) {
      this.free += 1;
      return;
    }
    const [group, queue] = first;
    const begin = queue.shift()!;
    // Now the other groups come first.
    this.waiting.delete(group);
    if (queue.length > 0) this.waiting.set(group, queue);
    begin();
  }
}
