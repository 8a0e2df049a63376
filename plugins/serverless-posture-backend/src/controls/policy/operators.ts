import { UnknownAttributeError } from 'backstage-plugin-serverless-posture-node';
import { ConditionEntry } from './document';
import { isPattern, matches } from './wildcard';

/** A condition operator in its parts. */
export interface Operator {
  set?: 'any' | 'all';
  /** Lower case, without negation: `StringNotLike` is a negated `stringlike`. */
  base: string;
  negated: boolean;
  /** Also met where the request lacks the key. */
  ifExists: boolean;
}

const BASES = [
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'ipaddress',
  'bool',
  'null',
  'binaryequals',
  ...['numeric', 'date'].flatMap(type =>
    [
      'equals',
      'lessthan',
      'lessthanequals',
      'greaterthan',
      'greaterthanequals',
    ].map(test => `${type}${test}`),
  ),
];

/**
 * Reads an operator such as `ForAnyValue:StringNotLikeIfExists`; throws an {@link UnknownAttributeError} where AWS has
 * no such operator. Source: IAM guide, "IAM JSON policy elements: Condition operators".
 */
export function parseOperator(text: string): Operator {
  const [, set, name, ifExists] =
    /^(?:for(any|all)values?:)?(.*?)(ifexists)?$/.exec(
      text.toLowerCase(),
    ) as unknown as [
      string,
      'any' | 'all' | undefined,
      string,
      string | undefined,
    ];
  const base = name.replace('not', '');
  if (!BASES.includes(base)) {
    throw new UnknownAttributeError('policy', {
      errorClass: 'malformed',
      message: `the policy can't be read: ${text.slice(
        0,
        50,
      )} is no condition operator`,
    });
  }
  return {
    set,
    base,
    negated: base !== name,
    ifExists: ifExists !== undefined,
  };
}

/** What is known of a request: values of condition keys (in lower case); `null` where the request lacks the key. */
export type KnownKeys = Record<string, string | null>;

/** Whether a request that is known to hold a key's value meets the entry; undefined where that can't be told. */
export function isMet(
  { values, ...entry }: ConditionEntry,
  value: string | null,
): boolean | undefined {
  const { base, negated, ifExists, set } = parseOperator(entry.operator);
  if (values.some(one => one.includes('${'))) return undefined;
  if (base === 'null')
    return values.some(one => one.toLowerCase() === `${value === null}`);
  if (value === null)
    return ifExists || set === 'all' || (negated && set !== 'any');
  const tests: Record<string, (wanted: string) => boolean> = {
    stringequals: wanted => wanted === value,
    stringequalsignorecase: wanted =>
      wanted.toLowerCase() === value.toLowerCase(),
    stringlike: wanted => matches(wanted, value),
    bool: wanted => wanted.toLowerCase() === value.toLowerCase(),
  };
  const test = tests[base];
  // AWS compares these exactly; a pattern under an exact operator is a mistake that we don't rely upon.
  if (!test || (base !== 'stringlike' && values.some(isPattern)))
    return undefined;
  return values.some(test) !== negated;
}
