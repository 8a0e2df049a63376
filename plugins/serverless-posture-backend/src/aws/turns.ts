import { setImmediate } from 'node:timers';

/** Works that begin between two looks at what else the process has to do: each call takes some milliseconds. */
const AT_ONCE = 8;

/**
 * Lets so many work at a time. Those that wait are let in group by group, one of each in turn, so that a large group holds up
 * none of the others, and a few at once, so that a backend which collects answers requests between them.
 */
export class Turns {
  private free: number;
  private begun = 0;
  /** Those that wait, by group; the group whose turn it is comes first, and none is empty. */
  private readonly waiting = new Map<string, (() => void)[]>();
  private readonly urgent: (() => void)[] = [];

  constructor(parallel: number) {
    this.free = parallel;
  }

  /** Works when it is its turn; what is urgent, before all else that waits. */
  async take<T>(
    group: string,
    work: () => Promise<T>,
    isUrgent = false,
  ): Promise<T> {
    await new Promise<void>(begin => {
      const queue = isUrgent ? this.urgent : this.waiting.get(group);
      if (queue) queue.push(begin);
      else this.waiting.set(group, [begin]);
      this.letIn();
    });
    try {
      return await work();
    } finally {
      this.free += 1;
      this.letIn();
    }
  }

  private letIn(): void {
    while (this.free > 0 && this.begun < AT_ONCE) {
      const begin = this.next();
      if (!begin) return;
      if (this.begun === 0) setImmediate(() => this.goOn());
      this.free -= 1;
      this.begun += 1;
      begin();
    }
  }

  private goOn(): void {
    this.begun = 0;
    this.letIn();
  }

  private next(): (() => void) | undefined {
    const urgent = this.urgent.shift();
    if (urgent) return urgent;
    const [first] = this.waiting;
    if (!first) return undefined;
    const [group, queue] = first;
    const begin = queue.shift();
    // Now the other groups come first.
    this.waiting.delete(group);
    if (queue.length > 0) this.waiting.set(group, queue);
    return begin;
  }
}
