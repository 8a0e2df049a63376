/** A statement of an IAM policy. */
export interface PolicyStatement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Principal?: '*' | Record<string, string | string[]>;
  Action?: string | string[];
  NotAction?: string | string[];
  Resource?: string | string[];
  NotResource?: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** An IAM policy. */
export interface PolicyDocument {
  Version?: string;
  Id?: string;
  Statement: PolicyStatement[];
}

/** What is asked of a policy. */
export interface PolicyRequest {
  /** Such as `lambda:GetPolicy`. */
  action: string;
  resource: string;
  /** Condition keys in lower case, such as `aws:requestedregion`. */
  context?: Record<string, string | undefined>;
}

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : ([value].flat() as T[]);

/** Patterns that are remembered; the policies of a world repeat the same few. */
const PATTERNS = 10_000;
const expressions = { is: new Map<string, RegExp>(), s: new Map() };

/** Whether a value matches a pattern with `*` and `?`. */
export function matches(pattern: string, value: string, ignoreCase = false) {
  const flags = ignoreCase ? 'is' : 's';
  const known = expressions[flags];
  let expression = known.get(pattern);
  if (!expression) {
    const source = pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replace(/\*/g, '.*')
      .replace(/\?/g, '.');
    expression = new RegExp(`^${source}$`, flags);
    if (known.size >= PATTERNS) known.clear();
    known.set(pattern, expression);
  }
  return expression.test(value);
}

const operators: Record<string, (wanted: string, found: string) => boolean> = {
  StringEquals: (wanted, found) => wanted === found,
  StringLike: (wanted, found) => matches(wanted, found),
  ArnLike: (wanted, found) => matches(wanted, found),
  ArnEquals: (wanted, found) => matches(wanted, found),
};

/** Whether the conditions of a statement hold; negated operators hold where the positive ones don't. */
export function conditionsHold(
  condition: PolicyStatement['Condition'],
  context: Record<string, string | undefined> = {},
): boolean {
  return Object.entries(condition ?? {}).every(([name, keys]) => {
    const negated = name.includes('Not');
    const operator = operators[name.replace('Not', '')];
    if (!operator)
      throw new Error(`policy: condition operator ${name} is not simulated`);
    return Object.entries(keys).every(([key, wanted]) => {
      const found = context[key.toLowerCase()];
      const holds =
        found !== undefined &&
        list(wanted).some(value => operator(value, found));
      return negated ? !holds : holds;
    });
  });
}

/** The statements of a policy by action: the same few policies are asked for the same few actions again and again. */
const known = new WeakMap<PolicyDocument, Map<string, PolicyStatement[]>>();

function statementsAbout(
  policy: PolicyDocument,
  action: string,
): PolicyStatement[] {
  const byAction = known.get(policy) ?? new Map<string, PolicyStatement[]>();
  known.set(policy, byAction);
  const names = (pattern: string) => matches(pattern, action, true);
  const statements =
    byAction.get(action) ??
    policy.Statement.filter(({ Action, NotAction }) =>
      NotAction ? !list(NotAction).some(names) : list(Action).some(names),
    );
  byAction.set(action, statements);
  return statements;
}

function applies(statement: PolicyStatement, request: PolicyRequest): boolean {
  const resource = (pattern: string) => matches(pattern, request.resource);
  const resourceMatches = statement.NotResource
    ? !list(statement.NotResource).some(resource)
    : list(statement.Resource ?? '*').some(resource);
  return (
    resourceMatches && conditionsHold(statement.Condition, request.context)
  );
}

/** What policies say of a request: an explicit deny wins, silence is a deny of its own kind. */
export function decide(
  policies: PolicyDocument[],
  request: PolicyRequest,
): 'allow' | 'deny' | 'silent' {
  const effects = policies
    .flatMap(policy => statementsAbout(policy, request.action))
    .filter(statement => applies(statement, request))
    .map(({ Effect }) => Effect);
  if (effects.includes('Deny')) return 'deny';
  return effects.includes('Allow') ? 'allow' : 'silent';
}
