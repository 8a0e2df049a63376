import type { Time } from 'aws-simulator';
import { sleepOn } from '../../../plugins/serverless-posture-backend/src/aws/clock';

interface Sleeper {
  at: number;
  /** Absent once nobody waits for it any more. */
  wake?: () => void;
}

/** So many sleepers are kept before any are forgotten. */
const ROOM = 1000;

/** Sleepers by the time at which they wake, then by the order in which they came: a binary heap. */
class Queue {
  private readonly heap: (Sleeper & { order: number })[] = [];
  private added = 0;
  private room = ROOM;

  add(sleeper: Sleeper): void {
    const { heap } = this;
    this.makeRoom();
    heap.push(Object.assign(sleeper, { order: this.added++ }));
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.isBefore(child, parent)) break;
      this.swap(child, parent);
      child = parent;
    }
  }

  get first(): Sleeper | undefined {
    return this.heap[0];
  }

  removeFirst(): void {
    const { heap } = this;
    this.swap(0, heap.length - 1);
    heap.pop();
    for (let parent = 0; ; ) {
      let least = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && this.isBefore(child, least)) least = child;
      }
      if (least === parent) return;
      this.swap(parent, least);
      parent = least;
    }
  }

  /** Each call cancels its deadline: those of a whole minute would fill the memory that is measured. */
  private makeRoom(): void {
    if (this.heap.length < this.room) return;
    const waited = this.heap.splice(0).filter(({ wake }) => wake);
    // What is in order is a heap.
    waited.sort((a, b) => a.at - b.at || a.order - b.order);
    for (const sleeper of waited) this.heap.push(sleeper);
    this.room = Math.max(ROOM, 2 * waited.length);
  }

  private isBefore(a: number, b: number): boolean {
    const { heap } = this;
    return heap[a].at === heap[b].at
      ? heap[a].order < heap[b].order
      : heap[a].at < heap[b].at;
  }

  private swap(a: number, b: number): void {
    const { heap } = this;
    [heap[a], heap[b]] = [heap[b], heap[a]];
  }
}

/** Virtual times that look again at once. They don't wait for each other. */
let looking = 0;

/** Immediates of others that are still to run, and work on files. */
function isBusy(): boolean {
  const active = process.getActiveResourcesInfo();
  return (
    active.filter(name => name === 'Immediate').length > looking ||
    active.some(name => /^(FSReq|CloseReq)/.test(name))
  );
}

/**
 * So far time may go on while another process works: nearly all answers take longer, and one that would have come sooner
 * comes so much later. Two processes would otherwise wait for each other all the time.
 */
const AHEAD_MS = 10;

/**
 * Time that passes only while everybody sleeps: once nothing is left to run it jumps to the moment at which the next one
 * wakes. What a run takes in it depends on quotas and latencies alone, never on the machine.
 *
 * It is the collector's `Clock` and the simulator's `Time` at once.
 */
export class VirtualTime implements Time {
  private readonly sleepers = new Queue();
  private watching = false;
  /** Since when other processes work, one by one. */
  private readonly elsewhere = new Set<{ since: number }>();

  /** @param current - milliseconds since the epoch */
  constructor(private current: number) {}

  now(): number {
    return this.current;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return sleepOn(this, milliseconds, signal);
  }

  after(milliseconds: number, wake: () => void): () => void {
    const sleeper: Sleeper = {
      at: this.current + Math.max(0, milliseconds),
      wake,
    };
    this.sleepers.add(sleeper);
    this.watchOut();
    return () => {
      sleeper.wake = undefined;
    };
  }

  /** Waits for what another process does. Time stands still, but for {@link AHEAD_MS}. */
  async during<T>(work: Promise<T>): Promise<T> {
    const working = { since: this.current };
    this.elsewhere.add(working);
    try {
      return await work;
    } finally {
      this.elsewhere.delete(working);
      this.watchOut();
    }
  }

  private watchOut(): void {
    if (this.watching) return;
    this.watching = true;
    this.look();
  }

  private look(): void {
    looking++;
    setImmediate(this.watch);
  }

  /** Promises have settled when an immediate runs; other immediates and reads of files still count as work. */
  private readonly watch = () => {
    looking--;
    while (this.sleepers.first && !this.sleepers.first.wake)
      this.sleepers.removeFirst();
    const next = this.sleepers.first;
    if (!next || this.mustWaitUntil(next.at)) {
      this.watching = false;
      return;
    }
    if (!isBusy()) {
      this.sleepers.removeFirst();
      this.current = Math.max(this.current, next.at);
      next.wake?.();
    }
    this.look();
  };

  private mustWaitUntil(at: number): boolean {
    const [longest] = this.elsewhere;
    return longest !== undefined && at > longest.since + AHEAD_MS;
  }
}
