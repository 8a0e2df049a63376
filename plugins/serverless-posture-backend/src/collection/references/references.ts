import {
  AwsReader,
  CollectionError,
  Inventory,
  isUnknown,
  Resource,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { parseArn } from '../../aws';
import { grantedArns } from './grantedArns';

/** What refers to others by itself, and the roles whose policies say what it may use. Supporting collectors follow these. */
export const referringTypes: ResourceType[] = [
  'AWS::Lambda::Function',
  'AWS::Lambda::EventSourceMapping',
  'AWS::ApiGateway::Method',
  'AWS::IAM::Role',
];

type Place = Pick<AwsReader, 'accountId' | 'region' | 'partition'>;

/** Names of a service's resources, exact or with the wildcards `*` and `?`, within one account and Region. */
export class References {
  private readonly patterns = new Map<string, Set<string>>();

  constructor(private readonly place: Place, arns: Iterable<string>) {
    for (const text of arns) {
      const named = namedWithin(place, text);
      if (!named) continue;
      const known = this.patterns.get(named.service) ?? new Set();
      this.patterns.set(named.service, known.add(named.resource));
    }
  }

  /** Whether anything of the service is named: where nothing is, the service need not be asked. */
  any(service: string): boolean {
    return this.patterns.has(service);
  }

  /** Whether the resource of this ARN, or a part of it, is named. */
  has(arn: string): boolean {
    const parsed = parseArn(arn);
    if (!parsed) return false;
    return [...(this.patterns.get(parsed.service) ?? [])].some(pattern =>
      mayName(pattern, parsed.resource),
    );
  }

  /** The resources that are named without any wildcard, as ARNs of the place. */
  exact(service: string): string[] {
    const { partition, region, accountId } = this.place;
    return [...(this.patterns.get(service) ?? [])]
      .filter(pattern => !/[*?]/.test(pattern))
      .map(
        name => `arn:${partition}:${service}:${region}:${accountId}:${name}`,
      );
  }
}

/**
 * What the functions and integrations of a Region refer to in their own account: every ARN among their attributes (dead
 * letters, sources, keys) and among the resources that the policies of their roles grant. What others own isn't read.
 *
 * Throws a {@link CollectionError} where a role's policies could not be read: what they name isn't known then.
 */
export async function referencesOf(
  place: Place,
  inventory: Inventory,
): Promise<References> {
  const functions = await inventory.of('AWS::Lambda::Function');
  const mappings = await inventory.of('AWS::Lambda::EventSourceMapping');
  const methods = await inventory.of('AWS::ApiGateway::Method');
  const referring = [...functions, ...mappings, ...methods];
  if (referring.length === 0) return new References(place, []);
  const named = new Set(
    referring.flatMap(({ attributes }) => arnsIn(attributes)),
  );
  const roles = (await inventory.of('AWS::IAM::Role')).filter(({ arn }) =>
    named.has(arn),
  );
  return new References(place, [...named, ...roles.flatMap(granted)]);
}

/** Every text among attributes that is an ARN. */
export function arnsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^arn:/.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null || isUnknown(value))
    return [];
  return Object.values(value).flatMap(arnsIn);
}

function granted({
  attributes: { inlinePolicies, managedPolicies },
}: Resource<'AWS::IAM::Role'>): string[] {
  return [inlinePolicies, managedPolicies].flatMap(policies => {
    if (isUnknown(policies)) {
      // Left unread because Lambda may not assume the role: that is no failure.
      if (policies.$unknown.errorClass === 'not-read') return [];
      throw new CollectionError(policies.$unknown);
    }
    return policies.flatMap(({ document }) => grantedArns(document));
  });
}

/** Service and name of an ARN or pattern that may lie in the place; undefined for all others and for those that name nothing. */
function namedWithin(place: Place, text: string) {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const within = (pattern: string, value: string) =>
    pattern === '' || covers(pattern, value);
  const here =
    within(arn.partition, place.partition) &&
    within(arn.region, place.region) &&
    within(arn.accountId, place.accountId);
  // A policy variable may stand for anything.
  const resource = arn.resource.replace(/\$\{[^}]*\}/g, '*');
  return here && namesSomething(resource)
    ? { service: arn.service, resource }
    : undefined;
}

/** First parts of resource names that are the kind of the resource and not its name. */
const kinds = new Set([
  'alias',
  'cache',
  'cluster',
  'db',
  'dbuser',
  'deliverystream',
  'function',
  'identity',
  'key',
  'log-group',
  'parameter',
  'role',
  'secret',
  'stream',
  'table',
]);

/**
 * Whether a pattern says more than "all of them": `*`, `table/*` and `secret:*` name nothing. Counting them would
 * make whoever holds an administrator's rights use everything in the account.
 */
function namesSomething(resource: string): boolean {
  const [first, second] = resource.split(/[:/]/);
  const isWild = (part: string | undefined) => /^[*?]*$/.test(part ?? '');
  return !isWild(first) && (second === undefined || !isWildKind(first, second));
  function isWildKind(kind: string, name: string) {
    return kinds.has(kind.toLowerCase()) && isWild(name);
  }
}

/** Whether a pattern names a resource, or a part of it such as an index of a table or an object of a bucket. */
function mayName(pattern: string, resource: string): boolean {
  if (covers(pattern, resource)) return true;
  return [...pattern.matchAll(/[/:]/g)].some(({ index }) =>
    covers(pattern.slice(0, index), resource),
  );
}

/** IAM's wildcards: `*` for any characters, `?` for one. */
function covers(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resumeAt = 0;
  for (let i = 0; i < text.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      resumeAt = i;
    } else if (pattern[at] === '?' || pattern[at] === text[i]) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
