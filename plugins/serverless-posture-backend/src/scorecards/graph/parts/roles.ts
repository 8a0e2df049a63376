import { uniq } from 'lodash';
import { actionsOf } from '../../../controls/policy/actionData';
import { covers } from '../../../controls/policy/actions';
import { Statement } from '../../../controls/policy/document';
import {
  assertAllReadable,
  attachedAdministratorPolicies,
  readablePolicies,
  statementsOf,
} from '../../../controls/policy/grants';
import { isPattern, matches } from '../../../controls/policy/wildcard';
import { Found, known } from '../inventory';
import { DATA_TYPES, DataType, dataTypes } from '../types';
import { plural } from '../../digest/words';
import { nodeOf, otherNode, step, Telling } from './telling';

type Role = Found<'AWS::IAM::Role'>;

/** What of a kind of data a role may use. */
interface Access {
  type: DataType;
  writes: boolean;
  /** Patterns of ARNs. */
  resources: string[];
}

/** The node of a role by its ARN, with what it may use; `user` is what runs with it. */
export function tellRole(
  arn: string,
  user: Found<any>,
  telling: Telling,
): string {
  const { inventory, builder, toldRoles } = telling;
  const told = toldRoles.get(arn);
  if (told) return told;
  const role = inventory.find('AWS::IAM::Role', arn);
  if (!role) {
    return builder.node(
      otherNode('role', `unread:${user.id}:${arn}`, {
        name: arn.slice(arn.lastIndexOf('/') + 1),
        toldBy: user.id,
        unknown:
          arn.split(':')[4] === user.$.accountId
            ? 'the role was not found'
            : 'the role belongs to another account',
      }),
    );
  }
  const accesses = accessesOf(role);
  const readable = known(() => assertAllReadable(role));
  const id = builder.node(
    nodeOf('role', role, {
      remark: breadthOf(accesses),
      ...('unknown' in readable ? { unknown: readable.unknown } : {}),
    }),
  );
  toldRoles.set(arn, id);
  for (const access of accesses) tellAccess(id, access, role, telling);
  if ('unknown' in readable) {
    // A policy that nobody can read may grant anything.
    for (const type of dataTypes) {
      builder.edge({
        from: id,
        to: anyOf(type, role, telling),
        ...step('unknown', readable.unknown),
      });
    }
  }
  return id;
}

function tellAccess(
  from: string,
  { type, writes, resources }: Access,
  role: Role,
  telling: Telling,
): void {
  const { inventory, builder } = telling;
  const evidence = writes ? 'the role can write it' : 'the role can read it';
  for (const pattern of resources) {
    if (namesAll(pattern)) {
      const to = anyOf(type, role, telling);
      builder.edge({ from, to, ...step('open', evidence) });
      continue;
    }
    const named = namedBy(pattern, type, inventory).map(one =>
      nodeOf('data', one),
    );
    if (named.length === 0 && !isPattern(pattern)) {
      named.push(
        otherNode('data', `unread:${role.id}:${pattern}`, {
          name: pattern.split(':').slice(5).join(':'),
          toldBy: role.id,
          unknown: `the ${DATA_TYPES[type].noun} was not found`,
        }),
      );
    }
    for (const node of named)
      builder.edge({ from, to: builder.node(node), ...step('open', evidence) });
  }
}

/** One node for everything of a type that a role may use. */
function anyOf(
  type: DataType,
  role: Role,
  { inventory, builder }: Telling,
): string {
  return builder.node(
    otherNode('data', `any:${type}:${role.$.accountId}`, {
      name: `any ${DATA_TYPES[type].noun}`,
      members: inventory.all(type).map(({ id }) => id),
    }),
  );
}

/** Such as `can write any DynamoDB table`; undefined for a role that is limited to what it names. */
function breadthOf(accesses: Access[]): string | undefined {
  const any = accesses.filter(({ resources }) => resources.some(namesAll));
  if (any.length === dataTypes.length) return 'can write anything';
  const [widest] = [...any.filter(({ writes }) => writes), ...any];
  if (!widest) return undefined;
  const others = any.length - 1;
  return `can ${widest.writes ? 'write' : 'read'} any ${
    DATA_TYPES[widest.type].noun
  }${others > 0 ? ` and ${plural(others, 'more kind')}` : ''}`;
}

/** What the readable policies of a role grant; conditions are not taken as limits, only a Deny without any is subtracted. */
function accessesOf(role: Role): Access[] {
  const policies = readablePolicies(role);
  const statements = statementsOf(policies).map(({ statement }) => statement);
  const isAdministrator = attachedAdministratorPolicies(role).some(
    arn => !policies.some(policy => policy.arn === arn),
  );
  return dataTypes.flatMap(type => {
    if (isAdministrator) return [{ type, writes: true, resources: ['*'] }];
    const granting = statements.filter(
      one => one.effect === 'Allow' && !isDenied(one, type, statements),
    );
    const used = granting.map(one => ({
      resources: resourcesOf(one, type),
      level: levelOf(one, DATA_TYPES[type].service),
    }));
    const resources = used.flatMap(one => (one.level ? one.resources : []));
    const writes = used.some(
      one => one.level === 'write' && one.resources.length > 0,
    );
    return resources.length > 0
      ? [{ type, writes, resources: [...new Set(resources)] }]
      : [];
  });
}

function isDenied(
  { action, resource }: Statement,
  type: DataType,
  statements: Statement[],
): boolean {
  const { service } = DATA_TYPES[type];
  const ofService = action.not
    ? { not: false, patterns: [`${service}:*`] }
    : {
        not: false,
        patterns: action.patterns.map(pattern =>
          pattern.includes(':') ? pattern : `${service}:${pattern}`,
        ),
      };
  return statements.some(
    deny =>
      deny.effect === 'Deny' &&
      deny.conditions.length === 0 &&
      covers(deny.action, ofService) &&
      covers(deny.resource, resource),
  );
}

/** Of which ARNs of a type a statement speaks. `NotResource` leaves out a few of all. */
function resourcesOf({ resource }: Statement, type: DataType): string[] {
  if (!resource || resource.not) return ['*'];
  const { service } = DATA_TYPES[type];
  return resource.patterns.filter(
    pattern =>
      pattern === '*' || matches(pattern.split(':')[2] ?? '*', service),
  );
}

/** The most that a statement lets do with the data of a service; listing what there is counts for nothing. */
function levelOf(
  { action }: Statement,
  service: string,
): 'write' | 'read' | undefined {
  const patterns = action.patterns.filter(pattern =>
    matches(pattern.split(':')[0], service),
  );
  if (patterns.length === 0 && !action.not) return undefined;
  const selected = ({ name }: { name: string }) =>
    patterns.some(pattern => matches(pattern, `${service}:${name}`)) !==
    action.not;
  const actions = actionsOf(service) ?? [];
  const grants = (levels: RegExp) =>
    actions.some(one => levels.test(one.accessLevel) && selected(one));
  if (grants(/Write|Permissions management/)) return 'write';
  return grants(/Read/) ? 'read' : undefined;
}

/** Whether a pattern says no more than "all of them": `*`, or `table/*` after the account. */
function namesAll(pattern: string): boolean {
  if (/^\*+$/.test(pattern)) return true;
  const name = pattern.split(':').slice(5).join(':');
  return /^([a-z-]+[/:])?[*?]+([/:]\*+)?$/i.test(name);
}

/**
 * The data of a type that a pattern names, or names a part of, such as the objects of a bucket. Names without wildcards are
 * looked up, and what begins otherwise is not matched: accounts have thousands of roles and tables.
 */
function namedBy(
  pattern: string,
  type: DataType,
  inventory: Telling['inventory'],
): Found<DataType>[] {
  const plain = pattern.replace(/\$\{[^}]*\}/g, '*');
  const start = plain.split(':').slice(0, 5).join(':').length + 1;
  const cuts = [...plain.matchAll(/[/:]/g)].flatMap(({ index }) =>
    index > start ? [plain.slice(0, index)] : [],
  );
  const found = [plain, ...cuts].flatMap(one => {
    const wild = one.search(/[*?]/);
    if (wild < 0) return inventory.find(type, one) ?? [];
    const literal = one.slice(0, wild);
    return inventory
      .all(type)
      .filter(({ $ }) => $.arn.startsWith(literal) && matches(one, $.arn));
  });
  return uniq(found);
}
