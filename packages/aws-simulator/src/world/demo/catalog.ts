import { stringify } from 'yaml';
import { httpApiArn, restApiArn } from '../arns';
import { apiIdOf } from '../buildApis';
import { demoAccounts, Team, teams } from './organization';
import { allDemoServices, checkoutApi, DemoService } from './services';

/** An entity of the Backstage catalog. */
export interface CatalogEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: string;
  metadata: {
    name: string;
    title?: string;
    description?: string;
    annotations?: Record<string, string>;
  };
  spec: Record<string, unknown>;
}

const entity = (
  kind: string,
  metadata: CatalogEntity['metadata'],
  spec: CatalogEntity['spec'],
): CatalogEntity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata,
  spec,
});

const departments = {
  commerce: 'Commerce',
  operations: 'Operations',
  technology: 'Technology',
};

const domains: Record<
  string,
  { systems: string[]; owner: keyof typeof departments }
> = {
  selling: { systems: ['storefront', 'catalog'], owner: 'commerce' },
  paying: { systems: ['payments'], owner: 'commerce' },
  delivering: { systems: ['fulfilment'], owner: 'operations' },
  running: { systems: ['data', 'platform'], owner: 'technology' },
};

const people: { name: string; title: string; memberOf: string[] }[] = [
  { name: 'service-owner', title: 'Service owner', memberOf: ['payments'] },
  { name: 'team-lead', title: 'Team lead', memberOf: ['payments', 'commerce'] },
  {
    name: 'platform-engineer',
    title: 'Platform engineer',
    memberOf: ['platform'],
  },
];

const titleOf = (name: string) =>
  (name[0].toUpperCase() + name.slice(1))
    .replace(/-/g, ' ')
    .replace(/\bapi\b/i, 'API');

/** Patterns and ARNs of everything that a service has. */
function arnsOf({ name, accounts, regions, api }: DemoService): string {
  const places = accounts.flatMap(account =>
    regions.map(region => ({ accountId: demoAccounts[account].id, region })),
  );
  const apis = places.map(place =>
    (api === 'rest' ? restApiArn : httpApiArn)(
      place.region,
      apiIdOf(place, name),
    ),
  );
  return [
    ...accounts.map(
      account =>
        `arn:aws:lambda:*:${demoAccounts[account].id}:function:${name}-*`,
    ),
    ...(api ? apis.map(arn => `${arn}*`) : []),
  ].join(',');
}

function annotationsOf(
  service: DemoService,
): Record<string, string> | undefined {
  switch (service.attribution) {
    case 'arns':
      return { 'aws.amazon.com/serverless-arns': arnsOf(service) };
    case 'tags':
      return { 'aws.amazon.com/serverless-tags': `service=${service.name}` };
    default:
      return undefined;
  }
}

function component(service: DemoService): CatalogEntity {
  const annotations = annotationsOf(service);
  return entity(
    'Component',
    {
      name: service.name,
      title: titleOf(service.name),
      ...(service === checkoutApi
        ? {
            description:
              'Takes orders from the web shop and the mobile app to payment and receipt.',
          }
        : {}),
      ...(annotations ? { annotations } : {}),
    },
    {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/${service.team}`,
      system: service.system,
    },
  );
}

const teamOf = (system: string): Team =>
  allDemoServices.find(service => service.system === system)!.team;

/** The Backstage catalog of the demo world: people, groups, and the services that own its resources. */
export function demoCatalog(): CatalogEntity[] {
  const children = (department: string) =>
    Object.entries(teams)
      .filter(([, team]) => team.department === department)
      .map(([name]) => name);
  return [
    entity(
      'Group',
      { name: 'shop', title: 'Shop' },
      { type: 'organization', children: Object.keys(departments) },
    ),
    ...Object.entries(departments).map(([name, title]) =>
      entity(
        'Group',
        { name, title },
        { type: 'department', parent: 'shop', children: children(name) },
      ),
    ),
    ...Object.entries(teams).map(([name, { title, department }]) =>
      entity(
        'Group',
        { name, title },
        { type: 'team', parent: department, children: [] },
      ),
    ),
    ...people.map(({ name, title, memberOf }) =>
      entity(
        'User',
        { name, title },
        {
          profile: { displayName: title, email: `${name}@shop.example.com` },
          memberOf,
        },
      ),
    ),
    ...Object.entries(domains).flatMap(([domain, { systems, owner }]) => [
      entity(
        'Domain',
        { name: domain, title: titleOf(domain) },
        { owner: `group:default/${owner}` },
      ),
      ...systems.map(system =>
        entity(
          'System',
          { name: system, title: titleOf(system) },
          { owner: `group:default/${teamOf(system)}`, domain },
        ),
      ),
    ]),
    ...allDemoServices.map(component),
  ];
}

/** {@link demoCatalog} as `catalog/demo.yaml` holds it. */
export const demoCatalogYaml = (): string =>
  demoCatalog()
    .map(document => `---\n${stringify(document, { lineWidth: 0 })}`)
    .join('');
