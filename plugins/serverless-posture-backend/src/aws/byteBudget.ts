import { boundsOf } from './heap';

/** What a page of a kind that nobody has read yet is taken to be. */
const UNKNOWN_PAGE = 16 * 1024;

/** Of what a kind of page is taken to be, the share that the last one of them counts for. */
const LEARNING = 0.1;

/** What a page holds until it is stored: at first what such pages usually do. */
export class Page {
  private read = 0;
  private held = 0;

  constructor(
    private readonly budget: ByteBudget,
    private readonly kind: string,
    private readonly usual: number,
  ) {
    this.hold(usual);
  }

  /** An answer that belongs to it was read. */
  add(answer: unknown): void {
    this.read += bytesOf(answer);
    this.hold(Math.max(this.usual, this.read));
  }

  /** It is stored, or given up. */
  end(): void {
    this.budget.learn(this.kind, this.read);
    this.hold(0);
  }

  private hold(bytes: number): void {
    const more = bytes - this.held;
    this.held = bytes;
    if (more !== 0) this.budget.hold(more);
  }
}

/**
 * Bounds what is read of AWS and not yet stored. Whoever begins a page waits until there is room for it; what belongs to a
 * page that has begun is always read, so that each comes to its end, and one page has room however large it is.
 */
export class ByteBudget {
  private held = 0;
  private readonly expected = new Map<string, number>();
  private readonly waiting: { kind: string; begin(page: Page): void }[] = [];

  /** @param bytes - what pages may hold together */
  constructor(private readonly bytes = boundsOf().answers) {}

  /** Waits for room, in the order of asking. @param kind - what pages of like size have in common */
  async begin(kind: string): Promise<Page> {
    return new Promise(begin => {
      this.waiting.push({ kind, begin });
      this.letIn();
    });
  }

  /** Of pages that hold more or less from now on. */
  hold(bytes: number): void {
    this.held += bytes;
    if (bytes < 0) this.letIn();
  }

  learn(kind: string, bytes: number): void {
    const before = this.expected.get(kind) ?? bytes;
    // Whole bytes: what is held together would not come to nothing again.
    const after = Math.round(before + LEARNING * (bytes - before));
    this.expected.set(kind, after);
  }

  private letIn(): void {
    for (;;) {
      const [next] = this.waiting;
      if (!next) return;
      const bytes = this.expected.get(next.kind) ?? UNKNOWN_PAGE;
      if (this.held > 0 && this.held + bytes > this.bytes) return;
      this.waiting.shift();
      next.begin(new Page(this, next.kind, bytes));
    }
  }
}

/** What an answer takes in memory, about. Streams, which hold next to nothing, count as nothing. */
export function bytesOf(value: unknown): number {
  if (typeof value === 'string') return 16 + value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  let bytes = 16;
  if (Array.isArray(value)) {
    for (const item of value) bytes += 8 + bytesOf(item);
  } else if (Object.getPrototypeOf(value) === Object.prototype) {
    for (const item of Object.values(value)) bytes += 8 + bytesOf(item);
  }
  return bytes;
}
