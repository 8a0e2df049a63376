import {
  AnyResource,
  isUnknown,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn, formatArn, parseArn } from '../aws/arn';
import { arnsIn } from '../collection/references';
import { grantedArns } from '../collection/references/grantedArns';
import { isAccountLevel } from '../controls/accountLevel';

/** What a resource is tied to, as far as its own configuration tells. All of them are ARNs as {@link linkKeys} writes them. */
export interface Links {
  /** The role that a function runs with. */
  role?: string;
  /** What it refers to, such as the function behind a method or the queue for events that failed. */
  to: string[];
  /** What its resource policy lets call it, such as an API or a rule. */
  from: string[];
}

/** Of what has more links than that, none tells whose it is. */
const MOST = 50;

/** The links of a resource; undefined without any. What watches over an account names what it sees, and is nobody's. */
export function linksOf(resource: AnyResource): Links | undefined {
  if (isAccountLevel(resource.type)) return undefined;
  const attributes = resource.attributes as Record<string, unknown>;
  const isFunction = resource.type === 'AWS::Lambda::Function';
  const isRole = resource.type === 'AWS::IAM::Role';
  const { role, policy, ...others } = attributes;
  const own = new Set(linkKeys(resource.arn));
  const keysOf = (arns: string[]) => {
    const keys = new Set(
      arns.filter(arn => !arn.includes('*')).flatMap(linkKeys),
    );
    own.forEach(key => keys.delete(key));
    return keys.size <= MOST ? [...keys] : [];
  };
  const links: Links = {
    ...(isFunction && typeof role === 'string' ? { role } : {}),
    to: keysOf(isRole ? granted(attributes) : arnsIn(others)),
    from: keysOf(isFunction ? callersIn(policy) : []),
  };
  return links.role || links.to.length + links.from.length > 0
    ? links
    : undefined;
}

/**
 * The ARNs under which a resource may be stored that somebody names: functions without qualifier, tables without index or
 * stream, buckets without object. An `execute-api` ARN doesn't say which of the two API Gateways it means.
 */
export function linkKeys(text: string): string[] {
  const arn = parseArn(text);
  if (!arn) return [];
  const short = (resource: string) => [formatArn({ ...arn, resource })];
  switch (arn.service) {
    case 'execute-api': {
      const [api] = arn.resource.split('/');
      return [1, 2].map(version =>
        canonicalArn(formatArn({ ...arn, resource: api }), version as 1 | 2),
      );
    }
    case 'dynamodb':
      return short(arn.resource.split('/').slice(0, 2).join('/'));
    case 's3':
      return short(arn.resource.split('/')[0]);
    case 'logs':
      return short(arn.resource.replace(/:\*$/, ''));
    default:
      return [canonicalArn(text)];
  }
}

/** The ARNs in the conditions of a resource policy, which name whoever may call on behalf of a service. */
function callersIn(policy: unknown): string[] {
  if (typeof policy !== 'string') return [];
  return [...policy.matchAll(/"(arn:[^"\s]+)"/g)]
    .map(([, arn]) => arn.replace(/^(arn:[^:]*:execute-api:[^/]*)\/.*$/, '$1'))
    .filter(arn => !/:(?:iam|sts|lambda):/.test(arn));
}

/** What a role's policies name without any wildcard at the start of the name. */
function granted(attributes: Record<string, unknown>): string[] {
  return ['inlinePolicies', 'managedPolicies'].flatMap(name => {
    const policies = attributes[name];
    if (!Array.isArray(policies) || isUnknown(policies)) return [];
    return policies.flatMap(({ document }) => grantedArns(document));
  });
}
