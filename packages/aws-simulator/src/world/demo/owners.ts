import { httpApiArn, restApiArn, roleArn } from '../arns';
import { Place } from '../grants';
import { Lifetime } from '../lifetime';
import { CellDefinition, World } from '../world';
import { rolesOf } from './demoFunctions';
import { demoAccounts, Team } from './organization';
import { allDemoServices } from './services';

/** Who made what: a team, or nobody who could be asked any more. */
const makers = new WeakMap<object, Team | null>();

/** Notes that a team made what is added to a cell; `null`: nobody did whom anybody knows. */
export function madeBy(
  team: Team | null,
  cell: CellDefinition,
  add: () => void,
): void {
  const before = new Set<object>(everythingIn(cell));
  add();
  for (const life of everythingIn(cell))
    if (!before.has(life)) makers.set(life, team);
}

/**
 * The truth about the demo world: the team that owns a resource, by ARN, whatever tags and annotations say of it. `null` for
 * what nobody owns. Resources that are made for an account or for the whole organization are left out.
 */
export function demoOwners(world: World): Map<string, Team | null> {
  const owners = new Map<string, Team | null>();
  for (const service of allDemoServices) {
    const { least, wide, admin } = rolesOf(service.name);
    for (const account of service.accounts) {
      for (const name of [least, wide, admin])
        owners.set(roleArn(demoAccounts[account].id, name), service.team);
    }
  }
  for (const { id: accountId, cells } of world.accounts) {
    for (const [region, cell] of Object.entries(cells)) {
      for (const [kind, lives] of listsOf(cell)) {
        for (const life of lives) {
          const maker = makers.get(life);
          const arn = arnOf(kind, life.value, { accountId, region });
          if (maker !== undefined && arn) owners.set(arn, maker);
        }
      }
    }
  }
  return owners;
}

function listsOf({
  things = {},
  ...cell
}: CellDefinition): [kind: string, lives: Lifetime<any>[]][] {
  return Object.entries({ ...cell, ...things });
}

function everythingIn(cell: CellDefinition): Lifetime<unknown>[] {
  return listsOf(cell).flatMap(([, lives]) => lives);
}

/** Undefined for kinds of things that are no resources of their own. */
function arnOf(
  kind: string,
  value: any,
  { accountId, region }: Place,
): string | undefined {
  const named = (service: string, name: string) =>
    `arn:aws:${service}:${region}:${accountId}:${name}`;
  switch (kind) {
    case 'functions':
      return value.configuration.FunctionArn;
    case 'restApis':
      return restApiArn(region, value.api.id);
    case 'httpApis':
      return httpApiArn(region, value.api.ApiId);
    case 'queues':
      return named('sqs', value.name);
    case 'topics':
      return named('sns', value.name);
    case 'tables':
      return named('dynamodb', `table/${value.table.TableName}`);
    case 'buckets':
      return `arn:aws:s3:::${value.name}`;
    case 'keys':
      return value.metadata.Arn;
    case 'secrets':
      return value.entry.ARN;
    case 'parameters':
      return named(
        'ssm',
        `parameter/${value.metadata.Name.replace(/^\//, '')}`,
      );
    case 'streams':
      return named('kinesis', `stream/${value.name}`);
    case 'deliveryStreams':
      return named('firehose', `deliverystream/${value.name}`);
    default:
      return undefined;
  }
}
