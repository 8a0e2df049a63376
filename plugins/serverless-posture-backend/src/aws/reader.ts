import {
  Attribute,
  AwsReader,
  CollectionError,
  Operation,
  UnknownReason,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { times } from 'lodash';
import { ByteBudget, Page } from './byteBudget';
import { Answer, Caller, Calls } from './caller';

/** Answers that AWS gave before, by operation. */
export type Told = Readonly<Record<string, object>>;

/** One operation that failed in a scope, however often. */
export interface FailedOperation extends UnknownReason {
  operation: string;
  /** The IAM action that the role lacks; only where AWS refused it. */
  missingAction?: string;
  count: number;
}

/** Items that one `all` reads at a time, where few calls are under way. */
const PARALLEL = 8;

/** The same where many are: 15 a second of answers that take a fifth of one each, which is as much as most quotas allow. */
const PARALLEL_AMONG_MANY = 3;

const lacking = new Set(['denied', 'denied-by-scp', 'role-missing']);

/** {@inheritDoc AwsReader} Remembers which operations failed. Never logs inputs or outputs. */
export class ScopeReader implements AwsReader {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
  private readonly failed = new Map<string, FailedOperation>();
  private readonly told?: Map<string, object>;
  private page?: Page;

  constructor(
    private readonly options: {
      calls: Calls;
      caller: Caller;
      partition: string;
      budget: ByteBudget;
      /** Values that all scopes of a run share. */
      shared: Map<string, Promise<unknown>>;
      /** Each is taken once: who asks again wants to know anew. */
      told?: Told;
    },
  ) {
    if (options.told) this.told = new Map(Object.entries(options.told));
    this.accountId = options.caller.accountId;
    this.region = options.caller.region;
    this.partition = options.partition;
  }

  /**
   * Waits until there is room for another page: all that is read from now on counts as its, until it is stored.
   *
   * @param kind - what pages of like size have in common
   */
  async beginPage(kind: string): Promise<void> {
    this.endPage();
    this.page = await this.options.budget.begin(kind);
  }

  /** The page is stored, or given up. */
  endPage(): void {
    this.page?.end();
    this.page = undefined;
  }

  /** What failed so far, each operation and class once. */
  get failures(): FailedOperation[] {
    return [...this.failed.values()];
  }

  async call<I extends object, O>(
    operation: Operation<I, O>,
    input: I,
  ): Promise<O> {
    const answer = await this.ask(operation, input);
    if (!('output' in answer)) throw this.fail(operation, answer.failure);
    const { keep = (output: O) => output } = operation;
    return this.held(this.pick(operation, answer.output, keep));
  }

  async read<I extends object, O, T>(
    operation: Operation<I, O>,
    input: I,
    pick: (output: O) => T,
    absent?: T,
  ): Promise<Attribute<T>> {
    try {
      const answer = await this.ask(operation, input);
      if ('output' in answer)
        return this.held(this.pick(operation, answer.output, pick));
      if (answer.absent && absent !== undefined) return absent;
      throw this.fail(operation, answer.failure);
    } catch (error) {
      if (!(error instanceof CollectionError)) throw error;
      const { errorClass, operation: id, message } = error.reason;
      return unknown(errorClass, id, message);
    }
  }

  /**
   * Reads fewer items at a time where many calls are under way: what waits for quotas takes memory, and is read no sooner.
   * Items that are not read yet take none.
   */
  async all<T, R>(
    items: readonly T[],
    map: (item: T) => Promise<R>,
  ): Promise<R[]> {
    const { calls } = this.options;
    const results: R[] = [];
    const left = items.entries();
    const work = async (worker: number) => {
      while (worker < PARALLEL_AMONG_MANY || !calls.areMany) {
        const { done, value } = left.next();
        if (done) return;
        const [index, item] = value;
        results[index] = await map(item);
      }
    };
    await Promise.all(times(PARALLEL, work));
    return results;
  }

  async once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const { shared } = this.options;
    let value = shared.get(key) as Promise<T> | undefined;
    if (!value) {
      value = read();
      shared.set(key, value);
      // What one account may not read, another may.
      value.catch(() => shared.delete(key));
    }
    return value;
  }

  private async ask<I extends object, O>(
    operation: Operation<I, O>,
    input: I,
  ): Promise<Answer<O>> {
    const { calls, caller } = this.options;
    const told = this.told?.get(operation.id);
    if (told) {
      this.told!.delete(operation.id);
      return { output: told as O };
    }
    try {
      return await calls.call(caller, operation, input);
    } catch (error) {
      if (error instanceof CollectionError)
        this.remember(error.reason, error.reason.operation);
      throw error;
    }
  }

  /** Something that was read, and is kept until the page is stored. */
  private held<T>(value: T): T {
    this.page?.add(value);
    return value;
  }

  /** `pick` parses what others wrote: where it can't, the answer is malformed, and its error may hold a secret. */
  private pick<O, T>(
    operation: Operation,
    output: O,
    pick: (output: O) => T,
  ): T {
    try {
      return pick(output);
    } catch (error) {
      if (error instanceof CollectionError)
        throw this.fail(operation, error.reason);
      throw this.fail(operation, {
        errorClass: 'malformed',
        message: 'the answer is not of the form that the operation has',
      });
    }
  }

  private fail(
    operation: Operation,
    { errorClass, message }: UnknownReason,
  ): CollectionError {
    const reason = { errorClass, operation: operation.id, message };
    this.remember(reason, operation.action ?? operation.id);
    return new CollectionError(reason);
  }

  private remember(reason: UnknownReason, action?: string): void {
    const { errorClass, message, operation = 'credentials' } = reason;
    const key = `${operation} ${errorClass}`;
    const known = this.failed.get(key);
    if (known) {
      known.count++;
    } else {
      const missing = lacking.has(errorClass) && action;
      this.failed.set(key, {
        operation,
        errorClass,
        message,
        ...(missing ? { missingAction: missing } : {}),
        count: 1,
      });
    }
  }
}
