import { HttpTask, NamedValue } from 'backstage-plugin-serverless-posture-node';
import { secretKindOf } from '../../secrets';

/** What of a definition may be kept. */
export interface ParsedDefinition {
  secrets: NamedValue[];
  httpTasks: HttpTask[];
}

/**
 * A definition in Amazon States Language, reduced to what literal values look like and to the endpoints that it calls;
 * the values end here. Throws for text that is no definition.
 *
 * Source: Step Functions guide, "State machine structure in Amazon States Language", "Call HTTPS APIs".
 */
export function parseDefinition(definition: string): ParsedDefinition {
  const root: unknown = JSON.parse(definition);
  if (!isObject(root) || !isObject(root.States)) {
    throw new Error('it has no States');
  }
  const found: ParsedDefinition = { secrets: [], httpTasks: [] };
  visit(root, '', [], found);
  return found;
}

function visit(
  value: unknown,
  key: string,
  path: string[],
  found: ParsedDefinition,
): void {
  if (typeof value === 'string') {
    const secret = secretIn(key, value);
    if (secret) found.secrets.push({ name: path.join('.'), secret });
    return;
  }
  if (Array.isArray(value)) {
    value.forEach((item, index) =>
      visit(item, key, [...path, `${index}`], found),
    );
    return;
  }
  if (!isObject(value)) return;
  const task = httpTask(path[path.length - 1] ?? '', value);
  if (task) found.httpTasks.push(task);
  for (const [name, child] of Object.entries(value))
    visit(child, name, [...path, name], found);
}

/** JSONata, such as `{% $states.input.password %}`. */
const EXPRESSION = /^\s*\{%/;

function secretIn(key: string, value: string): string | undefined {
  // A path into the input, under any name, is no value; literals inside an expression give themselves away by their form.
  const isComputed = key.endsWith('.$') || EXPRESSION.test(value);
  return secretKindOf(isComputed ? '' : key, value);
}

const HTTP_TASK = /^arn:aws[a-z-]*:states:::http:invoke/;

function httpTask(
  state: string,
  { Resource, Parameters, Arguments }: Record<string, unknown>,
): HttpTask | undefined {
  if (typeof Resource !== 'string' || !HTTP_TASK.test(Resource)) {
    return undefined;
  }
  const given = [Parameters, Arguments].find(isObject) ?? {};
  const endpoint = given.ApiEndpoint ?? given['ApiEndpoint.$'];
  return {
    state,
    scheme: schemeOf(endpoint),
    hasConnection: ['Authentication', 'InvocationConfig'].some(
      name =>
        isObject(given[name]) &&
        Object.keys(given[name]).some(key =>
          /^ConnectionArn(\.\$)?$/.test(key),
        ),
    ),
  };
}

/** A literal address, or an expression that begins with one. */
function schemeOf(endpoint: unknown): HttpTask['scheme'] {
  const [, scheme] =
    /^(?:\s*\{%\s*['"]|States\.Format\(\s*')?(https?):\/\//i.exec(
      `${endpoint}`,
    ) ?? [];
  return (scheme?.toLowerCase() as 'http' | 'https' | undefined) ?? 'runtime';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
