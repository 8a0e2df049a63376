import { AwsCredentialIdentity } from '@aws-sdk/types';
import {
  CollectionError,
  Operation,
} from 'backstage-plugin-serverless-posture-node';
import { Clients } from './clients';
import { Clock } from './clock';
import { classify, Failure } from './errors';
import { boundsOf } from './heap';
import { onAbort } from './onAbort';
import { Buckets, takeAll } from './quotas';
import { Turns } from './turns';

/** In whose name and where an operation is called. */
export interface Caller {
  accountId: string;
  region: string;
  /** Credentials for now; with `renew`, others than those that have just expired. */
  credentials(options?: {
    renew: AwsCredentialIdentity;
  }): Promise<AwsCredentialIdentity>;
}

/** What came of a call. */
export type Answer<O> =
  | { output: O }
  | {
      failure: Failure;
      /** AWS says with a modelled error that there is none. */
      absent: boolean;
    };

/** Calls by operation, each attempt counted, and how many of them were throttled or repeated. */
export interface CallCounts {
  calls: Record<string, number>;
  throttles: number;
  retries: number;
}

/** How patient a call is. */
export interface Patience {
  /** Milliseconds until an attempt is given up. */
  attemptTimeout: number;
  /** Attempts that AWS may throttle before the read counts as throttled. */
  throttledAttempts: number;
  /** Attempts that may fail for reasons that often pass by themselves. */
  faultyAttempts: number;
}

const defaultPatience: Patience = {
  attemptTimeout: 30_000,
  throttledAttempts: 8,
  faultyAttempts: 2,
};

/** What a repeated call may find gone. */
const passing = new Set(['unavailable', 'timeout', 'malformed']);

/** The way into accounts: all that is asked of one waits for them, or is put in order by them. */
const entrance = new Set([
  'organizations:ListAccounts',
  'sts:AssumeRole',
  'ec2:DescribeRegions',
  'lambda:GetAccountSettings',
]);

/** Calls operations within their quotas, tries again where that helps, and counts. */
export class Calls {
  readonly counts: CallCounts = { calls: {}, throttles: 0, retries: 0 };
  private readonly patience: Patience;
  /** A call that waits for a socket is not late yet. */
  private readonly turns: Turns;
  private readonly parallel: number;
  private open = 0;

  constructor(
    private readonly options: {
      clients: Clients;
      buckets: Buckets;
      clock: Clock;
      signal?: AbortSignal;
      patience?: Partial<Patience>;
      /** Calls under way at once; by default what fits into memory. */
      parallel?: number;
    },
  ) {
    this.patience = { ...defaultPatience, ...options.patience };
    this.parallel = options.parallel ?? boundsOf().calls;
    this.turns = new Turns(this.parallel);
  }

  /** Whether so many calls are under way, or wait for their quota, that more at once would be no faster. */
  get areMany(): boolean {
    return this.open > this.parallel;
  }

  /** Never throws for what AWS answers; throws a {@link CollectionError} where there are no credentials to ask with. */
  async call<I extends object, O>(
    caller: Caller,
    operation: Operation<I, O>,
    input: I,
  ): Promise<Answer<O>> {
    const { buckets, clock, signal } = this.options;
    const { accountId, region } = caller;
    this.open += 1;
    try {
      let credentials = await caller.credentials();
      let renewed = false;
      let corrected = false;
      let throttles = 0;
      let faults = 0;
      for (;;) {
        // Not before: buckets that nobody waits at are forgotten.
        const taking = buckets.of(operation.id, accountId, region);
        const taken = await takeAll(taking, signal);
        const valid = credentials;
        const answer = await this.turns.take(
          `${accountId}/${region}`,
          () => this.attempt(operation, input, region, valid),
          entrance.has(operation.id),
        );
        if ('output' in answer || answer.absent) return answer;
        const { errorClass, expired, skewed, retryAfter } = answer.failure;
        if (signal?.aborted) return answer;
        if (errorClass === 'throttled') {
          this.counts.throttles++;
          taking[0].throttled(taken, retryAfter);
          if (++throttles >= this.patience.throttledAttempts) return answer;
          // Bursts of other callers pass: each attempt waits longer, on top of what the slowed bucket makes it wait.
          await clock.sleep(retryAfter ?? backoff(throttles), signal);
        } else if (expired) {
          if (renewed) return answer;
          renewed = true;
          credentials = await caller.credentials({ renew: credentials });
        } else if (skewed) {
          if (corrected) return answer;
          corrected = true;
        } else if (passing.has(errorClass)) {
          if (++faults >= this.patience.faultyAttempts) return answer;
          await clock.sleep(backoff(faults), signal);
        } else {
          return answer;
        }
        this.counts.retries++;
      }
    } finally {
      this.open -= 1;
    }
  }

  private async attempt<I extends object, O>(
    operation: Operation<I, O>,
    input: I,
    region: string,
    credentials: AwsCredentialIdentity,
  ): Promise<Answer<O>> {
    const { clients, clock, signal } = this.options;
    const { command: Command } = operation;
    const { attemptTimeout } = this.patience;
    const attempt = limited(attemptTimeout, clock, signal);
    this.counts.calls[operation.id] =
      (this.counts.calls[operation.id] ?? 0) + 1;
    try {
      const answered = clients.send(operation.client, new Command(input), {
        region,
        credentials,
        signal: attempt.signal,
      });
      // The SDK stops listening to the signal once headers have come; a body that never ends must not hold us.
      const output = await Promise.race([answered, attempt.ended]);
      return { output };
    } catch (error) {
      const failure = classify(error, { operation: operation.id, region });
      return {
        failure,
        absent: operation.absent?.includes(failure.name) ?? false,
      };
    } finally {
      attempt.release();
    }
  }
}

/** Full jitter, up to 20 seconds. */
function backoff(attempt: number): number {
  return Math.random() * Math.min(20_000, 200 * 2 ** attempt);
}

/**
 * A signal that aborts after so many milliseconds, or with another one. Released, it keeps nothing alive: the answers of
 * calls that are over would otherwise stay in memory until their deadline.
 */
function limited(milliseconds: number, clock: Clock, other?: AbortSignal) {
  const controller = new AbortController();
  const { signal } = controller;
  const expire = () =>
    controller.abort(
      new DOMException('The call took too long', 'TimeoutError'),
    );
  const follow = () => controller.abort(other?.reason);
  const cancel = clock.after(milliseconds, expire);
  const unfollow = onAbort(other, follow);
  const ended = new Promise<never>((_, reject) => {
    const fail = () => reject(signal.reason);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
  ended.catch(() => {}); // Nobody may be listening any more.
  return {
    signal,
    /** Rejects with the reason once the signal aborts. */
    ended,
    release() {
      cancel();
      unfollow();
    },
  };
}

/** The output of an answer; throws a {@link CollectionError} for a failure. */
export function outputOf<O>(answer: Answer<O>): O {
  if ('output' in answer) return answer.output;
  const { errorClass, operation, message } = answer.failure;
  throw new CollectionError({ errorClass, operation, message });
}
