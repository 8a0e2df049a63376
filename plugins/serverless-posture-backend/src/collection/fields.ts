import {
  AnyResource,
  Attribute,
  AwsReader,
  CollectionError,
  isUnknown,
  Operation,
  reasonOf,
  Tags,
} from 'backstage-plugin-serverless-posture-node';
import { secretKindOf } from './secrets';

/** Ends the reading of an answer that is not of the form which the operation has. The message never repeats a value. */
export function malformed(operation: Operation, what: string): CollectionError {
  return new CollectionError({
    errorClass: 'malformed',
    operation: operation.id,
    message: what,
  });
}

/**
 * A field that AWS always sends. Without it we would not know what we have read, so that the page that lacks it counts
 * as malformed instead of the item as absent.
 */
export function required<T>(
  value: T | null | undefined,
  field: string,
  operation: Operation,
): T {
  if (value === undefined || value === null)
    throw malformed(operation, `${field} is missing`);
  return value;
}

/** A field whose values are known; anything else is malformed. */
export function oneOf<T extends string>(
  value: string | undefined,
  allowed: readonly T[],
  field: string,
  operation: Operation,
): T {
  const found = allowed.find(one => one === value);
  if (found === undefined) {
    throw malformed(
      operation,
      value === undefined
        ? `${field} is missing`
        : `${field} is of a value that we don't know`,
    );
  }
  return found;
}

/** What several calls make of an attribute: unknown with the reason of the first that failed. */
export async function attributeOf<T>(
  read: () => Promise<T>,
): Promise<Attribute<T>> {
  try {
    return await read();
  } catch (error) {
    return { $unknown: reasonOf(error) };
  }
}

/**
 * What an operation answers of one thing; undefined where AWS says that there is none. Throws a `CollectionError` where it
 * could not be read.
 */
export async function ifThere<I extends object, O>(
  aws: AwsReader,
  operation: Operation<I, O>,
  input: I,
): Promise<O | undefined> {
  const answer = await aws.read<I, O, O | null>(
    operation,
    input,
    output => output,
    null,
  );
  if (isUnknown(answer)) throw new CollectionError(answer.$unknown);
  return answer ?? undefined;
}

/** All items of a paginated operation. Throws a `CollectionError`, also where the service repeats a page token. */
export async function everyPage<O, T>(
  operation: Operation,
  read: (token: string | undefined) => Promise<O>,
  parts: (output: O) => { items: T[]; next: string | undefined },
): Promise<T[]> {
  const all: T[] = [];
  const seen = new Set<string>();
  let token: string | undefined;
  do {
    const { items, next } = parts(await read(token));
    for (const item of items) all.push(item);
    token = next || undefined;
    if (token && seen.has(token))
      throw malformed(operation, 'the service repeats a page token');
    if (token) seen.add(token);
  } while (token);
  return all;
}

/** Tags without the values that look like secrets: people put everything into tags. */
export function redactTags(
  tags: Record<string, string | undefined> = {},
): Tags {
  const entries = Object.entries(tags).map(([key, value = '']) => {
    const kind = secretKindOf(key, value);
    return [key, kind ? `[redacted: ${kind}]` : value];
  });
  return Object.fromEntries(entries);
}

/** What of a resource its scope tells. */
export function inScope(
  aws: AwsReader,
): Pick<AnyResource, 'accountId' | 'region'> {
  return { accountId: aws.accountId, region: aws.region };
}
