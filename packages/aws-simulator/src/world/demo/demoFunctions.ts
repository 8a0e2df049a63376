import { buildFunction, FunctionSpec } from '../buildFunction';
import { apiIdOf } from '../buildApis';
import {
  fromAnySourceOf,
  fromApi,
  fromBucket,
  fromRule,
  Grant,
  Place,
  throughUrl,
  toAccount,
  toEveryone,
  toOrganization,
} from '../grants';
import { Change, lasting, Lifetime } from '../lifetime';
import { Random } from '../random';
import { SimulatedFunction } from '../world';
import { DEMO_ORGANIZATION_ID, FOREIGN_ACCOUNT_ID } from './organization';
import { DemoService } from './services';
import { Story } from './story';

const currentRuntimes = [
  'nodejs22.x',
  'nodejs24.x',
  'python3.13',
  'python3.12',
  'java21',
  'image',
];
const oldRuntimes = [
  'nodejs16.x',
  'nodejs18.x',
  'python3.8',
  'nodejs14.x',
  'python3.9',
];

/** Values that look like secrets and open nothing. */
const fakeSecrets: Record<string, string>[] = [
  {
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY_COPY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  },
  { DB_PASSWORD: 'not-a-real-Pa55word!' },
  { STRIPE_API_KEY: `sk_${'live'}_notarealkeynotarealkey00` },
];

/** The names of the execution roles that a service has in each of its accounts. */
export const rolesOf = (service: string) => ({
  least: `${service}-role`,
  wide: `${service}-wide`,
  admin: `${service}-admin`,
  shared: 'lambda-shared',
});

function roleFor({ name, care }: DemoService, random: Random): string {
  const roles = rolesOf(name);
  if (random.chance(care)) return roles.least;
  return random.pick([roles.wide, roles.wide, roles.shared, roles.admin]);
}

function grantsFor(
  { name, care, api }: DemoService,
  place: Place,
  random: Random,
): Grant[] {
  if (random.chance(care)) {
    const usual: Grant[][] = [
      api ? [fromApi(apiIdOf(place, name))] : [fromRule(`${name}-schedule`)],
      [fromRule(`${name}-schedule`)],
      [fromBucket(`${name}-uploads`)],
      [toOrganization(DEMO_ORGANIZATION_ID)],
      [],
    ];
    return random.pick(usual);
  }
  return random.pick([
    [fromAnySourceOf('events')],
    [fromAnySourceOf('s3')],
    [toAccount(FOREIGN_ACCOUNT_ID)],
    [toEveryone()],
    [fromAnySourceOf('apigateway')],
  ]);
}

/** Tags as people set them: most, not all. Services without annotations are deployed with stacks, which tag everything. */
export function tagsFor(
  service: DemoService,
  random: Random,
): Record<string, string> {
  const { name, team, attribution } = service;
  const stack: Record<string, string> =
    attribution === 'resource-tags'
      ? { 'aws:cloudformation:stack-name': stackOf(service) }
      : {};
  if (attribution === 'resource-tags' && random.chance(0.15)) return stack;
  return {
    ...stack,
    service: name,
    ...(random.chance(0.9) ? { team } : {}),
    ...(random.chance(0.6) ? { owner: `${team}@shop.example.com` } : {}),
  };
}

/** Half of the stacks are named after their service, as the Serverless Framework does; the others say nothing. */
function stackOf({ name, functions }: DemoService): string {
  return name.length % 2
    ? `${name}-live`
    : `delivery-${name.length * 100 + functions[0].length}`;
}

/** A change of a function's configuration. */
export const configure = (
  at: Date,
  configuration: Partial<SimulatedFunction['configuration']>,
): Change<SimulatedFunction> => ({
  at,
  to: fn => ({
    ...fn,
    configuration: {
      ...fn.configuration,
      ...configuration,
      LastModified: at.toISOString().replace('Z', '+0000'),
    },
  }),
});

/** A change of a function's resource policy. */
export const regrant = (
  at: Date,
  place: Place,
  ...grants: Grant[]
): Change<SimulatedFunction> => ({
  at,
  to: fn => ({
    ...fn,
    policy: grants.length
      ? {
          Version: '2012-10-17',
          Id: 'default',
          Statement: grants.map(grant =>
            grant(place, fn.configuration.FunctionName),
          ),
        }
      : undefined,
  }),
});

/** What happens to a function during the eight weeks. */
function changesOf(
  spec: FunctionSpec,
  place: Place,
  random: Random,
  story: Story,
): Change<SimulatedFunction>[] {
  const changes: Change<SimulatedFunction>[] = [];
  const week = () => story.week(random.integer(7));
  if (oldRuntimes.includes(spec.runtime ?? '') && random.chance(0.45)) {
    changes.push(
      configure(week(), {
        Runtime: spec.runtime!.startsWith('python')
          ? 'python3.13'
          : 'nodejs22.x',
      }),
    );
  }
  if (!spec.tracing && random.chance(0.2)) {
    changes.push(configure(week(), { TracingConfig: { Mode: 'Active' } }));
  }
  if (spec.tracing && random.chance(0.06)) {
    changes.push(configure(week(), { TracingConfig: { Mode: 'PassThrough' } }));
  }
  if (random.chance(0.05))
    changes.push(regrant(week(), place, fromAnySourceOf('events')));
  if (random.chance(0.08))
    changes.push(regrant(week(), place, fromRule(`${spec.name}-schedule`)));
  return changes;
}

/** The functions of an ordinary service in one place. */
export function demoFunctions(
  service: DemoService,
  place: Place,
  random: Random,
  story: Story,
): Lifetime<SimulatedFunction>[] {
  const { name, care } = service;
  return service.functions.map(part => {
    const leaks = random.chance((1 - care) * 0.25);
    const hasUrl = !service.api && random.chance(0.2);
    const url = random.chance(care) ? ('AWS_IAM' as const) : ('NONE' as const);
    const spec: FunctionSpec = {
      name: `${name}-${part}`,
      runtime: random.chance(care)
        ? random.pick(currentRuntimes)
        : random.pick(oldRuntimes),
      role: roleFor(service, random),
      tracing: random.chance(care),
      environment: {
        LOG_LEVEL: 'INFO',
        TABLE_NAME: name,
        ...(leaks ? random.pick(fakeSecrets) : {}),
      },
      grants: hasUrl
        ? [
            throughUrl(
              url,
              url === 'NONE'
                ? '*'
                : { AWS: `arn:aws:iam::${place.accountId}:root` },
            ),
          ]
        : grantsFor(service, place, random),
      url: hasUrl ? url : undefined,
      tags: tagsFor(service, random),
      description: `${part.replace(/-/g, ' ')} of ${name}`,
    };
    return lasting(buildFunction(place, spec), {
      from: random.chance(0.07) ? story.week(random.integer(6)) : undefined,
      until: random.chance(0.03) ? story.week(random.integer(5)) : undefined,
      changes: changesOf(spec, place, random, story),
    });
  });
}
