import { UnknownAttributeError } from 'backstage-plugin-serverless-posture-node';
import { duplicateKey } from './duplicateKey';

/** One line of a `Condition`: all of them must be met, each by any of its values. */
export interface ConditionEntry {
  /** As written, such as `ForAnyValue:StringLike`. */
  operator: string;
  /** In lower case: AWS ignores the case of condition keys, and Lambda stores `AWS:SourceArn`. */
  key: string;
  values: string[];
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface Selection {
  /** True for the `Not…` form: everything but the patterns. */
  not: boolean;
  patterns: string[];
}

/** `Principal` or `NotPrincipal`: values by their kind, such as `AWS` or `Service`; a bare string has the kind ''. */
export interface PrincipalElement {
  not: boolean;
  entries: { kind: string; value: string }[];
}

/** One statement with every element in its one form. */
export interface Statement {
  /** Position in the document, from 0. */
  index: number;
  sid?: string;
  effect: 'Allow' | 'Deny';
  /** Undefined in identity policies. */
  principal?: PrincipalElement;
  action: Selection;
  /** Undefined where the statement names no resource: it covers all of the policy's. */
  resource?: Selection;
  conditions: ConditionEntry[];
  /** The statement as compact JSON, cut to 500 characters: for evidence. */
  text: string;
}

/** Above every quota of AWS (20 KB for Lambda): what is longer is no policy of AWS. */
const MAX_LENGTH = 64 * 1024;
const MAX_TEXT = 500;

const STATEMENT_ELEMENTS = [
  'sid',
  'effect',
  'principal',
  'notprincipal',
  'action',
  'notaction',
  'resource',
  'notresource',
  'condition',
  'functionurlauthtype',
];

const parsed = new Map<string, readonly Statement[]>();

/**
 * The statements of a policy document. Element names are read whatever their case; a single statement, a string in
 * place of a list and numbers or booleans as condition values are put into one form.
 *
 * Throws an {@link UnknownAttributeError} (`malformed`) for anything that isn't a policy. A key that stands twice is
 * malformed, too: guessing which one AWS obeys could turn an open policy into a closed one. So is an element that we
 * don't know, because it may limit the statement.
 *
 * Source: IAM guide, "Grammar of the IAM JSON policy language".
 */
export function parsePolicy(text: string): readonly Statement[] {
  const known = parsed.get(text);
  if (known) return known;
  const statements = parse(text);
  // Several controls judge the same document one after the other, and roles share managed policies.
  if (parsed.size >= 200) parsed.clear();
  parsed.set(text, statements);
  return statements;
}

function parse(text: string): Statement[] {
  if (text.length > MAX_LENGTH) throw malformed('it is too long');
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw malformed('it is no JSON');
  }
  const duplicate = duplicateKey(text);
  if (duplicate !== undefined) throw malformed(`${duplicate} stands twice`);
  const elements = elementsOf(document, ['version', 'id', 'statement']);
  return list(elements.statement).map(toStatement);
}

function toStatement(statement: unknown, index: number): Statement {
  const elements = elementsOf(statement, STATEMENT_ELEMENTS);
  const { sid, effect } = elements;
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw malformed(`Statement[${index}] has no Effect`);
  }
  const action = selection(elements, 'action');
  if (!action) throw malformed(`Statement[${index}] has no Action`);
  return {
    index,
    sid: typeof sid === 'string' && sid ? sid : undefined,
    effect,
    principal: principalElement(elements),
    action,
    resource: selection(elements, 'resource'),
    conditions: [
      ...conditionEntries(elements.condition),
      // Some implementations put this key beside the condition instead of into it.
      ...(elements.functionurlauthtype === undefined
        ? []
        : [
            {
              operator: 'StringEquals',
              key: 'lambda:functionurlauthtype',
              values: strings(elements.functionurlauthtype),
            },
          ]),
    ],
    text: compact(statement),
  };
}

function principalElement(
  elements: Record<string, unknown>,
): PrincipalElement | undefined {
  const { principal, notprincipal } = elements;
  const value = oneOf(principal, notprincipal, 'Principal');
  if (value === undefined) return undefined;
  const entries = isObject(value)
    ? Object.entries(value).flatMap(([kind, values]) =>
        strings(values).map(one => ({ kind: kind.toLowerCase(), value: one })),
      )
    : strings(value).map(one => ({ kind: '', value: one }));
  return { not: notprincipal !== undefined, entries };
}

function selection(
  elements: Record<string, unknown>,
  name: 'action' | 'resource',
): Selection | undefined {
  const negated = elements[`not${name}`];
  const value = oneOf(elements[name], negated, name);
  if (value === undefined) return undefined;
  return { not: negated !== undefined, patterns: strings(value) };
}

function conditionEntries(condition: unknown): ConditionEntry[] {
  if (condition === undefined) return [];
  return Object.entries(object(condition)).flatMap(([operator, keys]) =>
    Object.entries(object(keys)).map(([key, values]) => ({
      operator,
      key: key.toLowerCase(),
      values: list(values).map(scalar),
    })),
  );
}

/** The elements of an object by lower-case name. */
function elementsOf(value: unknown, names: string[]): Record<string, unknown> {
  const elements: Record<string, unknown> = {};
  for (const [name, element] of Object.entries(object(value))) {
    const lower = name.toLowerCase();
    if (!names.includes(lower))
      throw malformed(`${cut(name, 50)} is no element`);
    elements[lower] = element;
  }
  return elements;
}

function oneOf(plain: unknown, negated: unknown, name: string): unknown {
  if (plain !== undefined && negated !== undefined) {
    throw malformed(`${name} stands beside its negation`);
  }
  return plain ?? negated;
}

function strings(value: unknown): string[] {
  return list(value).map(one => {
    if (typeof one !== 'string') throw malformed('a value is no text');
    return one;
  });
}

function scalar(value: unknown): string {
  if (['string', 'number', 'boolean'].includes(typeof value)) return `${value}`;
  throw malformed('a condition value is no text');
}

function list(value: unknown): unknown[] {
  if (value === undefined || value === null)
    throw malformed('a value is missing');
  return Array.isArray(value) ? value : [value];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function object(value: unknown): Record<string, unknown> {
  if (!isObject(value)) throw malformed('an object is missing');
  return value;
}

function compact(value: unknown): string {
  return cut(JSON.stringify(value), MAX_TEXT);
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}

function malformed(message: string): UnknownAttributeError {
  return new UnknownAttributeError('policy', {
    errorClass: 'malformed',
    message: `the policy can't be read: ${message}`,
  });
}
