import { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { ByteBudget } from './byteBudget';
import { CallCounts, Calls, Patience } from './caller';
import { Clients, RequestHandler } from './clients';
import { Clock, systemClock } from './clock';
import { Credentials, Identity, ReaderRole } from './credentials';
import { globalRegionOf } from './partitions';
import { Buckets } from './quotas';
import { ScopeReader, Told } from './reader';

export interface AwsSessionOptions {
  /** Where the way into AWS starts, see {@link baseCredentials}. */
  base: AwsCredentialIdentityProvider;
  /** The role of every other account; left out, only the account of the base credentials can be read. */
  role?: ReaderRole;
  /** Part of the name of the sessions. */
  runId: string;
  /** Region whose STS endpoint is used. */
  stsRegion: string;
  /** The share of every quota that is ours, greater than 0 and at most 1. Default one half. */
  quotaShare?: number;
  /** URL in place of every endpoint of AWS. */
  endpoint?: string;
  /** In place of sockets. */
  requestHandler?: RequestHandler;
  clock?: Clock;
  /** Ends all calls. */
  signal?: AbortSignal;
  patience?: Partial<Patience>;
  /** Calls under way at once; those beyond wait for their turn. */
  parallel?: number;
  /** Bytes of answers that are read and not stored yet; pages beyond wait for room. Default a share of the heap. */
  heldBytes?: number;
}

/** AWS during one run: clients, credentials, quotas and counters of all its scopes. */
export class AwsSession {
  /** The time in which calls wait. */
  readonly clock: Clock;
  private readonly clients: Clients;
  private readonly calls: Calls;
  private readonly credentials: Credentials;
  private readonly budget: ByteBudget;
  private readonly shared = new Map<string, Promise<unknown>>();

  constructor(options: AwsSessionOptions) {
    const {
      clock = systemClock,
      endpoint,
      requestHandler,
      quotaShare = 0.5,
      signal,
      patience,
      parallel,
    } = options;
    this.clock = clock;
    this.budget = new ByteBudget(options.heldBytes);
    this.clients = new Clients({ endpoint, requestHandler });
    const buckets = new Buckets(quotaShare, clock);
    this.calls = new Calls({
      clients: this.clients,
      buckets,
      clock,
      signal,
      patience,
      parallel,
    });
    this.credentials = new Credentials({
      ...options,
      clock,
      calls: this.calls,
    });
  }

  /** Calls by operation, throttles and retries so far. */
  get counts(): CallCounts {
    return this.calls.counts;
  }

  /** The account of the base credentials; throws a `CollectionError`. */
  identity(): Promise<Identity> {
    return this.credentials.identity();
  }

  /**
   * Reads in one scope; for `global` where the partition's global services answer. Throws a `CollectionError` where we
   * don't even know who we are.
   *
   * @param told - what the scope answered before, and needs not be asked for again
   */
  async reader(
    scope: { accountId: string; region: string },
    told?: Told,
  ): Promise<ScopeReader> {
    const { accountId } = scope;
    const { partition } = await this.identity();
    const region =
      scope.region === 'global' ? globalRegionOf(partition) : scope.region;
    return new ScopeReader({
      calls: this.calls,
      budget: this.budget,
      shared: this.shared,
      partition,
      told,
      caller: {
        accountId,
        region,
        credentials: options => this.credentials.of(accountId, options),
      },
    });
  }

  /** Closes all connections. */
  destroy(): void {
    this.clients.destroy();
  }
}
