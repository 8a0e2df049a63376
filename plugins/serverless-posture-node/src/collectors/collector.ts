import { Attribute, UnknownReason } from '../attributes/attribute';
import { AnyResource, Resource, ResourceType } from '../resources/resource';
import { Operation } from './operation';

/** AWS in one scope, as a collector sees it. Order, rate, retries and credentials are not its business. @public */
export interface AwsReader {
  readonly accountId: string;
  /** The Region of the scope; for a global collector the Region in which the partition's global services answer. */
  readonly region: string;
  /** `aws`, `aws-us-gov` or `aws-cn`. */
  readonly partition: string;
  /** Calls an operation; throws a {@link CollectionError} that says why it failed. */
  call<I extends object, O>(operation: Operation<I, O>, input: I): Promise<O>;
  /**
   * Calls an operation for an attribute: what `pick` makes of the answer, `absent` where AWS says that there is none,
   * unknown with the reason on any failure. Never throws for a failed read.
   */
  read<I extends object, O, T>(
    operation: Operation<I, O>,
    input: I,
    pick: (output: O) => T,
    absent?: T,
  ): Promise<Attribute<T>>;
  /** Maps in parallel as far as quotas allow, in order. */
  all<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]>;
  /** A value that is the same in every account of the partition, such as an AWS managed policy: read once a run. */
  once<T>(key: string, read: () => Promise<T>): Promise<T>;
}

/** Children that could not be listed; what is stored of them stays and turns stale, and a stand-in says so. @public */
export interface Gap {
  type: ResourceType;
  parentArn: string;
  /** For people: the name of the parent. */
  parentName: string;
  reason: UnknownReason;
}

/** @public */
export interface Page {
  resources: AnyResource[];
  gaps?: Gap[];
  /**
   * Why the listing may lack resources though it comes to its natural end. What it yields is known; what it does not yield
   * stays and turns stale.
   */
  incomplete?: UnknownReason;
  /**
   * Why nobody could confirm that the listing holds all, though it came to its natural end. What it yields is known, and
   * nothing stands for more; what it does not yield stays and turns stale.
   */
  unconfirmed?: UnknownReason;
  /** Token of the following page; undefined on the last. */
  next?: string;
}

/**
 * What earlier collectors of the run found in the account, for a collector that {@link Collector.follows | follows} them.
 * @public
 */
export interface Inventory {
  /**
   * The resources of a type: those of the scope's own Region and account-wide ones; for a global collector those of all
   * Regions. Throws a {@link CollectionError} where some of them could not be listed: what they refer to isn't known then,
   * so that nothing may be taken to be gone.
   */
  of<T extends ResourceType>(type: T): Promise<Resource<T>[]>;
  /**
   * What AWS Config recorded of the resources of a type in the scope. Undefined where Config is not used, or can't be
   * trusted to know the scope as it is: whatever it doesn't tell is read natively. Never throws.
   *
   * @param fields - such as `configuration.lastModified`, nested in the answer; only what is named leaves Config
   */
  recorded?(
    type: ResourceType,
    fields: readonly string[],
  ): Promise<Recorded | undefined>;
  /** Left out: everything is read anew. */
  readonly memory?: Memory;
}

/** What earlier runs stored of a scope, for reads that need not be repeated. @public */
export interface Memory {
  readonly now: Date;
  /** What was read before has to be read anew, whatever speaks for it. */
  readonly since: Date;
  /** A resource that is stored and in no doubt: confirmed by the last run that could. */
  of(type: ResourceType, arn: string): Promise<AnyResource | undefined>;
  /** All that is stored below a resource; undefined where some of it is in doubt. */
  below(
    types: readonly ResourceType[],
    parentArn: string,
  ): Promise<AnyResource[] | undefined>;
}

/** What AWS Config recorded of a type in a scope. @public */
export interface Recorded {
  /** By ARN. */
  items: ReadonlyMap<string, RecordedItem>;
  /** Whether they are as many as Config counts; where they aren't, nothing follows from one that is missing. */
  complete: boolean;
}

/** One configuration item of AWS Config. @public */
export interface RecordedItem {
  /** When Config recorded it, ISO 8601. */
  capturedAt: string;
  /** The fields that were asked for. */
  recorded: Readonly<Record<string, unknown>>;
}

/**
 * What a listing alone tells of the resources of one type, before the calls that each of them takes.
 * @public
 */
export interface Outline {
  type: ResourceType;
  /**
   * By ARN, the attributes that need no further call. Undefined where the listing may lack some of them; throws a
   * {@link CollectionError} where it fails. Calls nothing that {@link Listing.page} doesn't call, and nothing twice.
   */
  read(aws: AwsReader): Promise<ReadonlyMap<string, object> | undefined>;
}

/** One paginated listing, whose end settles the resource types that it yields. @public */
export interface Listing {
  /** Such as `functions`. */
  id: string;
  /** The types that it yields; what of them it no longer yields is gone. No other listing of the scope may yield them. */
  resourceTypes: ResourceType[];
  /**
   * What AWS Config calls the things whose absence means that there is nothing to list, such as `AWS::Lambda::Function`: all
   * of them types that Config can record. Left out: only the listing itself can tell.
   */
  recordedAs?: readonly string[];
  /**
   * Where it tells nothing but what is stored, supporting collectors begin before the listing is through. Left out: they
   * wait for its end.
   */
  outline?: Outline;
  /** One page with everything that its resources need. Throws a {@link CollectionError} where the listing itself fails. */
  page(
    aws: AwsReader,
    token: string | undefined,
    inventory: Inventory,
  ): Promise<Page>;
  /**
   * One resource that the listing would yield, with everything below it, read alone because an event says that it changed.
   * No resources where AWS says that it isn't there. Throws a {@link CollectionError} where it could not be read. Left out:
   * the listing can only be read as a whole.
   *
   * @param arn - of a resource that contains others, as it is stored
   */
  one?(aws: AwsReader, arn: string, inventory: Inventory): Promise<Page>;
}

/**
 * Reads one AWS service in one scope. Declares its operations, turns pages into resources, and knows nothing of order,
 * rate, retries, credentials or storage.
 * @public
 */
export interface Collector {
  /** Such as `lambda`. */
  id: string;
  /** `regional`: once per account and Region; `global`: once per account. */
  scope: 'regional' | 'global';
  operations: Record<string, Operation>;
  listings: Listing[];
  /**
   * What every Region has, whether anybody uses it or not, so that it doesn't make a Region one that is used: all of a type,
   * or what has the same name everywhere, such as the default event bus, unless it fails a control and its fix is waited for.
   */
  everywhere?: { type: ResourceType; name?: string }[];
  /**
   * Makes it a supporting collector: it is read only in Regions that hold a resource of one of these types (a global one:
   * in accounts that do), once these types are read, or an {@link Outline} shows that nothing of them changed. What
   * serverless resources refer to is read this way, and nothing else of its service. Collectors that follow each other in a
   * circle never start.
   */
  follows?: ResourceType[];
  /**
   * Of what it follows, it looks at attributes that an {@link Outline} leaves out, so that it waits until they are read.
   * Default false: it may see them as the last run left them.
   */
  followsWhole?: boolean;
}

/** A read that failed, classified. @public */
export class CollectionError extends Error {
  constructor(readonly reason: UnknownReason) {
    super(
      `${reason.operation ?? 'collection'} failed (${reason.errorClass})${
        reason.message ? `: ${reason.message}` : ''
      }`,
    );
    this.name = 'CollectionError';
  }
}

/** The reason of a failed read; anything that isn't a {@link CollectionError} is thrown on. @public */
export function reasonOf(error: unknown): UnknownReason {
  if (error instanceof CollectionError) return error.reason;
  throw error;
}
