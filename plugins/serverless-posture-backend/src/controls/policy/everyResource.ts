import { UnknownAttributeError } from 'backstage-plugin-serverless-posture-node';
import { actionsOf, ActionData } from './actionData';
import { covers } from './actions';
import { Selection, Statement } from './document';
import { RoleGrant } from './grants';
import { isPattern, matches } from './wildcard';

/** Services whose ARNs begin with the name of the resource, not with its type. */
const NAME_FIRST = ['s3', 'sns', 'sqs', 'execute-api'];

/**
 * What AWS's own policies for execution roles (AWSLambdaBasicExecutionRole, AWSLambdaVPCAccessExecutionRole,
 * AWSXRayDaemonWriteAccess) grant on everything, because functions and their network interfaces come and go.
 */
const USUAL =
  /^(logs:(CreateLogGroup|CreateLogStream|PutLogEvents)|ec2:(CreateNetworkInterface|DeleteNetworkInterface|AssignPrivateIpAddresses|UnassignPrivateIpAddresses)|xray:Put(TraceSegments|TelemetryRecords)|cloudwatch:PutMetricData)$/i;

/** One of the grants, with an example of an action that it hands out on every resource. */
export interface WideGrant extends RoleGrant {
  action: string;
}

/**
 * The statements that grant reading or writing of every resource of a kind, with actions that could be limited to single
 * ones. Actions that only list or describe are left out, and so is what a Deny without condition covers.
 *
 * Throws an {@link UnknownAttributeError} (`unsupported`) where a statement on every resource names an action that isn't known, and
 * no other statement fails.
 */
export function everyResourceGrants(all: readonly RoleGrant[]): WideGrant[] {
  const denies = all
    .map(({ statement }) => statement)
    .filter(
      ({ effect, conditions }) => effect === 'Deny' && conditions.length === 0,
    );
  const unknownActions: string[] = [];
  const found = all.flatMap(grant => {
    const { statement } = grant;
    if (statement.effect !== 'Allow') return [];
    const action = wideActions(statement, unknownActions).find(
      name => !denies.some(deny => isDenied(name, statement.resource, deny)),
    );
    return action ? [{ ...grant, action }] : [];
  });
  if (found.length === 0 && unknownActions.length > 0) {
    throw new UnknownAttributeError('policy', {
      errorClass: 'unsupported',
      message: `whether ${unknownActions[0].slice(
        0,
        100,
      )} can be limited to single resources isn't known`,
    });
  }
  return found;
}

function isDenied(
  action: string,
  resource: Selection | undefined,
  deny: Statement,
): boolean {
  return (
    covers(deny.action, { not: false, patterns: [action] }) &&
    covers(deny.resource, resource)
  );
}

/** Actions that a statement grants on every resource; those that aren't known are added to `unknownActions`. */
function wideActions(
  { action, resource }: Statement,
  unknownActions: string[],
): string[] {
  const wide = widePatterns(resource);
  if (wide.length === 0) return [];
  // Everything but what is named: too much of something.
  if (action.not) return ['*'];
  return action.patterns.flatMap(pattern => {
    const [service, name] = splitAction(pattern);
    if (isPattern(service)) return ['*'];
    if (!wide.some(arn => mayBeOf(service, arn))) return [];
    const selected = actionsOf(service)?.filter(one => matches(name, one.name));
    if (!selected || (selected.length === 0 && !isPattern(name))) {
      unknownActions.push(pattern);
      return [];
    }
    return selected
      .filter(isOfData)
      .map(one => `${service}:${one.name}`)
      .filter(one => !USUAL.test(one));
  });
}

function splitAction(pattern: string): [service: string, name: string] {
  const colon = pattern.indexOf(':');
  return colon < 0
    ? ['*', pattern]
    : [pattern.slice(0, colon), pattern.slice(colon + 1)];
}

function isOfData({ name, accessLevel, resourceTypes }: ActionData): boolean {
  return (
    resourceTypes.length > 0 &&
    accessLevel !== 'List' &&
    !/^(List|Describe)/.test(name)
  );
}

/** Whether a statement's resources hold every one of a kind. */
export function selectsEveryResource(resource: Selection | undefined): boolean {
  return widePatterns(resource).length > 0;
}

/** The patterns that select every resource of a kind. */
function widePatterns(resource: Selection | undefined): string[] {
  if (!resource || resource.not) return ['*'];
  return resource.patterns.filter(isEveryResource);
}

function isEveryResource(pattern: string): boolean {
  const [prefix, , service = '', , , ...rest] = pattern.split(':');
  if (rest.length === 0) return isPattern(pattern);
  if (isPattern(prefix) || isPattern(service)) return true;
  const [first = '', ...others] = rest.join(':').split(/[:/]/).filter(Boolean);
  if (NAME_FIRST.includes(service.toLowerCase())) return isWild(first);
  return isWild(first) || (others.length > 0 && others.every(isWild));
}

function isWild(segment: string): boolean {
  return /^[*?]*\*[*?]*$/.test(segment);
}

function mayBeOf(service: string, arn: string): boolean {
  const [, , named] = arn.split(':');
  if (named === undefined) return true;
  const services: Record<string, string[]> = {
    sts: ['sts', 'iam'],
    ssm: ['ssm', 'ec2'],
    'ec2-instance-connect': ['ec2'],
  };
  return (services[service.toLowerCase()] ?? [service]).some(one =>
    matches(named, one),
  );
}
