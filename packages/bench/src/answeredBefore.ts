import type { FloorOptions, Served } from 'aws-simulator';

/** Counts answers, so that a run can be told how many came before it. */
export class AnsweredBefore {
  private readonly counts = new Map<string, number>();
  private before = new Map<string, number>();

  /** A run begins: what was answered until now came before it. */
  start(): void {
    this.before = new Map(this.counts);
  }

  count({ operation, accountId, region }: Served): void {
    for (const place of [region, ''])
      this.increment([operation, accountId, place].join('/'));
  }

  /** {@inheritDoc FloorOptions.answered} */
  readonly of: NonNullable<FloorOptions['answered']> = ({
    operation,
    accountId,
    region = '',
  }) => this.before.get([operation, accountId, region].join('/')) ?? 0;

  private increment(key: string) {
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }
}
