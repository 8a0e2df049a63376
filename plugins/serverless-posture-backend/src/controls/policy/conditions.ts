import { ConditionEntry } from './document';
import { areNarrow } from './ipRanges';
import { isMet, KnownKeys, Operator, parseOperator } from './operators';
import { Caller } from './principals';
import { isPattern } from './wildcard';

const every = (test: (value: string) => boolean) => (values: string[]) =>
  values.every(test);
const like = (pattern: RegExp) => every(value => pattern.test(value));

const account = like(/^\d{12}$/);
const organization = like(/^o-[a-z0-9]{4,32}$/);
const organizationPaths = like(/^o-[a-z0-9]{4,32}\//);

/** Principals and sources of one account; the rest of the ARN may hold wildcards. */
function hasFixedOwner(arn: string): boolean {
  const [, , , , owner, ...rest] = arn.split(':');
  if (/^\d{12}$/.test(owner)) return !arn.includes('${');
  // ARNs of buckets carry no account: the name itself must be fixed.
  return (
    owner === '' && rest.length > 0 && !isPattern(rest.join(':').split('/')[0])
  );
}

function isOwned(text: string): boolean {
  return text.startsWith('arn:') && hasFixedOwner(text);
}

/**
 * Condition keys that limit who may call, and what their values must look like to limit it: fixed, not a catch-all such
 * as `o-*` and not a policy variable. Every other key (`aws:SecureTransport`, `aws:UserAgent`, `aws:ResourceAccount`,
 * `aws:PrincipalTag/…`, …) can be met by anyone.
 *
 * Source: IAM guide, "AWS global condition context keys"; Amazon S3 guide, "The meaning of public".
 */
const LIMITS: Record<string, (values: string[]) => boolean> = {
  'aws:principalorgid': organization,
  'aws:principalorgpaths': organizationPaths,
  'aws:principalaccount': account,
  'aws:principalarn': like(/^arn:aws[a-z-]*:(iam|sts)::\d{12}:[^$]+$/),
  'aws:userid': like(/^(A[A-Z0-9]{15,}(:[^$]*)?|\d{12})$/),
  'aws:sourceaccount': account,
  'aws:sourceowner': account,
  'aws:sourceorgid': organization,
  'aws:sourceorgpaths': organizationPaths,
  'aws:sourcearn': every(hasFixedOwner),
  'aws:sourcevpc': like(/^vpc-[0-9a-f]{8,17}$/),
  'aws:sourcevpce': like(/^vpce-[0-9a-f]{8,17}$/),
  'aws:vpceaccount': account,
  'aws:vpceorgid': organization,
  'aws:vpceorgpaths': organizationPaths,
  'aws:sourceip': areNarrow,
  // The account that calls through an AWS service, or that owns the access point which a bucket leaves the decision to.
  'kms:calleraccount': account,
  's3:dataaccesspointaccount': account,
  's3:dataaccesspointarn': every(hasFixedOwner),
  // What a subscription delivers to: an address of one domain or what one account owns.
  'sns:endpoint': every(
    value =>
      /^[^:/]*@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value) || isOwned(value),
  ),
  // A secret between the function and the service: the id of an Alexa skill.
  'lambda:eventsourcetoken': every(value => value !== '' && !isPattern(value)),
};

/** Keys come from the policy: `constructor` must not find what every object has. */
function has(record: object, key: string): boolean {
  return Object.prototype.hasOwnProperty.call(record, key);
}

/** A caller's network says nothing about whom an AWS service calls for, and only services send an event source token. */
const NOT_OF_SERVICES = /^aws:(sourceip|sourcevpce?|vpce.*)$/;

/** What one entry of an Allow does to the callers of its statement. */
export type AllowEffect =
  /** Limits them to known ones. */
  | 'limits'
  /** Anyone can meet it, or it can't be told. */
  | 'open'
  /** The request that is asked about can't meet it. */
  | 'never';

/** Source: IAM guide, "Condition operators": in an Allow, negation and `IfExists` are met by a call that lacks the key. */
export function allowEffect(
  entry: ConditionEntry,
  caller: Caller,
  known: KnownKeys,
): AllowEffect {
  if (has(known, entry.key))
    return isMet(entry, known[entry.key]) === false ? 'never' : 'open';
  const operator = parseOperator(entry.operator);
  const limits =
    !operator.negated &&
    !operator.ifExists &&
    operator.set !== 'all' &&
    limitsCallers(entry, operator, caller);
  return limits ? 'limits' : 'open';
}

/** What one entry of a Deny does to the callers whom its statement covers. */
export type DenyEffect =
  /** Every call meets it. */
  | 'always'
  /** Every call meets it but those of the callers that its values name: the Deny leaves only them. */
  | 'spares-named'
  /** Some calls of others may not meet it. */
  | 'uncertain';

export function denyEffect(
  entry: ConditionEntry,
  caller: Caller,
  known: KnownKeys,
): DenyEffect {
  const operator = parseOperator(entry.operator);
  if (has(known, entry.key))
    return isMet(entry, known[entry.key]) ? 'always' : 'uncertain';
  if (isNoService(entry, operator) && caller.kind !== 'service')
    return 'always';
  // A set operator over any value isn't met by a call that lacks the key, which thus isn't denied.
  return operator.negated &&
    operator.set !== 'any' &&
    limitsCallers(entry, operator, caller)
    ? 'spares-named'
    : 'uncertain';
}

function limitsCallers(
  { key, values }: ConditionEntry,
  operator: Operator,
  caller: Caller,
) {
  const fits = has(LIMITS, key) ? LIMITS[key] : undefined;
  if (!fits || values.length === 0) return false;
  const comparable =
    key === 'aws:sourceip'
      ? operator.base === 'ipaddress'
      : /^(stringequals|stringequalsignorecase|stringlike|arnequals|arnlike)$/.test(
          operator.base,
        );
  const applies =
    caller.kind === 'service'
      ? !NOT_OF_SERVICES.test(key)
      : key !== 'lambda:eventsourcetoken';
  return comparable && applies && fits(values);
}

/** Data perimeters spare AWS services with `BoolIfExists aws:PrincipalIsAWSService false`. */
function isNoService(
  { key, values }: ConditionEntry,
  operator: Operator,
): boolean {
  return (
    key === 'aws:principalisawsservice' &&
    operator.base === 'bool' &&
    operator.ifExists &&
    operator.set === undefined &&
    values.length > 0 &&
    values.every(value => value.toLowerCase() === 'false')
  );
}
