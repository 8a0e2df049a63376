import { PolicyStatement } from '../../identity/policy';
import { buildDomainName } from '../buildApis';
import { buildFunction } from '../buildFunction';
import { buildPolicy, buildRole, RoleSpec } from '../buildRoles';
import { Place, throughUrl, toEveryone } from '../grants';
import { lasting } from '../lifetime';
import { createRandom, Random } from '../random';
import { deny, READER_ROLE_NAME, readerPolicies } from '../reader';
import {
  AccountDefinition,
  CellDefinition,
  defineWorld,
  emptyCell,
  World,
} from '../world';
import { addAudit, demoAccountAudit } from './auditThings';
import { addCheckout } from './checkout';
import {
  accountData,
  addAccountData,
  addDemoData,
  dataPermissions,
  deploymentRoles,
} from './data';
import { addDemoApi } from './demoApis';
import { addDemoFindings } from './demoFindings';
import { addEdge, edgeRoles, edgeThings } from './edge';
import { demoFunctions, rolesOf } from './demoFunctions';
import { addFunctionSurroundings } from './functionSurroundings';
import { demoIdentity, demoIdentityRoles } from './identityThings';
import {
  DEMO_ORGANIZATION_ID,
  DemoAccount,
  demoAccounts,
  DemoRegion,
  demoRegions,
} from './organization';
import { madeBy } from './owners';
import { allDemoServices, checkoutApi } from './services';
import { createStory, Story } from './story';

const allow = (
  Action: string | string[],
  Resource: string,
): PolicyStatement[] => [{ Effect: 'Allow', Action, Resource }];

/** The roles of the services that live in an account; log-shipper's too wide one is put right in the story. */
function rolesIn(account: DemoAccount): RoleSpec[] {
  const { id } = demoAccounts[account];
  const own = allDemoServices
    .filter(({ accounts }) => accounts.includes(account))
    .flatMap((service): RoleSpec[] => {
      const { name } = service;
      const roles = rolesOf(name);
      return [
        {
          name: roles.least,
          awsManaged: [
            'AWSLambdaBasicExecutionRole',
            'AWSXRayDaemonWriteAccess',
          ],
          inline: [
            ...allow(
              ['dynamodb:GetItem', 'dynamodb:PutItem'],
              `arn:aws:dynamodb:*:${id}:table/${name}`,
            ),
            ...dataPermissions(service, id),
          ],
        },
        {
          name: roles.wide,
          awsManaged: ['AWSLambdaBasicExecutionRole'],
          inline: allow(['s3:*', 'dynamodb:*'], '*'),
        },
        name.length % 2
          ? { name: roles.admin, awsManaged: ['AdministratorAccess'] }
          : { name: roles.admin, inline: allow('*', '*') },
      ];
    });
  return [
    ...own,
    ...edgeRoles(account, id),
    ...deploymentRoles(account),
    {
      name: 'lambda-shared',
      awsManaged: ['AWSLambdaVPCAccessExecutionRole'],
      customerManaged: ['shared-data-access'],
    },
    { name: 'experiments', awsManaged: ['AmazonS3FullAccess'] },
    { name: 'apigateway-cloudwatch-logs', service: 'apigateway.amazonaws.com' },
  ];
}

/** What people leave behind where nobody looks: untagged, unowned, open. */
function addExperiments(
  cell: CellDefinition,
  account: DemoAccount,
  region: DemoRegion,
): void {
  const place = { accountId: demoAccounts[account].id, region };
  const names = [
    'hello-world',
    'test-webhook',
    'image-resizer-poc',
    'slack-bot',
    'scraper',
    'chatgpt-proxy',
    'cron-cleanup',
    'demo-day',
  ];
  names.forEach((name, i) => {
    const isOpen = i % 3 === 1;
    cell.functions.push(
      lasting(
        buildFunction(place, {
          name,
          role: i % 2 ? 'lambda-shared' : 'experiments',
          runtime: i % 2 ? 'python3.9' : 'nodejs20.x',
          url: isOpen ? 'NONE' : undefined,
          grants: [
            ...(isOpen ? [throughUrl('NONE')] : []),
            ...(i === 2 ? [toEveryone()] : []),
          ],
          environment:
            i === 3
              ? { SLACK_TOKEN: `xox${'b'}-000000000000-notarealtoken` }
              : undefined,
        }),
      ),
    );
  });
}

/** Functions of the platform team beside the archive of logs. */
function addArchive(cell: CellDefinition, place: Place): void {
  for (const name of ['archive-rotate', 'archive-verify', 'archive-restore']) {
    cell.functions.push(
      lasting(
        buildFunction(place, {
          name,
          role: 'lambda-shared',
          tags: { service: 'audit-trail', team: 'platform' },
        }),
      ),
    );
  }
}

function cellOf(
  account: DemoAccount,
  region: DemoRegion,
  random: Random,
  story: Story,
): CellDefinition {
  const cell = emptyCell();
  const place = { accountId: demoAccounts[account].id, region };
  if (account === 'staging-storefront') {
    cell.securityHub.push(lasting(true as const, { from: story.week(5) }));
  } else if (account !== 'sandbox' || region === 'eu-west-1') {
    cell.securityHub.push(lasting(true as const));
  }
  for (const service of allDemoServices) {
    if (
      !service.accounts.includes(account) ||
      !service.regions.includes(region)
    )
      continue;
    madeBy(service.team, cell, () => {
      addDemoData(cell, service, place, story);
      if (service === checkoutApi) {
        addCheckout(cell, place, account.startsWith('prod'), story);
        return;
      }
      cell.functions.push(...demoFunctions(service, place, random, story));
      if (service.api) addDemoApi(cell, service, place, random, story);
    });
  }
  if (
    account === 'sandbox' ||
    account === 'legacy-batch' ||
    account === 'old-shop'
  ) {
    madeBy(null, cell, () => addExperiments(cell, account, region));
  }
  if (account === 'log-archive' && region === 'eu-west-1') {
    madeBy('platform', cell, () => addArchive(cell, place));
  }
  if (account === 'prod-storefront' && region !== 'ap-southeast-4') {
    const host =
      region === 'eu-west-1'
        ? 'api.shop.example.com'
        : 'api.us.shop.example.com';
    const name = buildDomainName(place, host, 'TLS_1_0');
    const repaired = buildDomainName(place, host, 'TLS_1_2');
    cell.domainNames.push(
      lasting(name, { changes: [{ at: story.week(4), to: () => repaired }] }),
    );
  }
  addEdge(cell, account, place, story);
  addAccountData(cell, account, place);
  addFunctionSurroundings(cell, account, place);
  addDemoFindings(cell, place, random, story);
  cell.things = { ...cell.things, ...demoIdentity(account, place, story) };
  addAudit(cell, account, place, story);
  return cell;
}

function accountOf(
  name: DemoAccount,
  seed: number,
  story: Story,
): AccountDefinition {
  const { id, unit, regions } = demoAccounts[name];
  const random = createRandom(`${seed}/${name}`);
  const reader =
    name === 'log-archive'
      ? readerPolicies(deny('lambda:GetPolicy'))
      : readerPolicies();
  const logShipper = buildRole(id, {
    name: 'log-shipper-admin',
    awsManaged: ['AWSLambdaBasicExecutionRole'],
  });
  return {
    id,
    name,
    email: `aws+${name}@shop.example.com`,
    unit,
    state: name === 'old-shop' ? 'SUSPENDED' : 'ACTIVE',
    readerPolicies: name === 'legacy-batch' ? undefined : reader,
    serviceControlPolicies:
      name === 'prod-catalog'
        ? [
            {
              Version: '2012-10-17',
              Statement: [
                deny('lambda:GetPolicy', {
                  StringEquals: { 'aws:RequestedRegion': 'us-east-1' },
                }),
              ],
            },
          ]
        : [],
    regions: [...regions],
    roles: [
      ...rolesIn(name).map(role =>
        lasting(buildRole(id, role), {
          changes:
            role.name === logShipper.RoleName
              ? [{ at: story.week(3), to: () => logShipper }]
              : [],
        }),
      ),
      ...demoIdentityRoles(name, id).map(role => lasting(role)),
    ],
    policies: [
      lasting(
        buildPolicy(
          id,
          'shared-data-access',
          allow(['s3:GetObject', 'sqs:*'], '*'),
        ),
      ),
    ],
    things: {
      ...edgeThings(name, id),
      ...accountData(name),
      ...demoAccountAudit(name),
    },
    cells: Object.fromEntries(
      regions.map(region => [region, cellOf(name, region, random, story)]),
    ),
  };
}

/** An online shop of 12 accounts, with eight weeks of history. */
export function demoWorld(seed: number, today: Date): World {
  const story = createStory(today);
  return defineWorld({
    name: 'demo',
    seed,
    today,
    organizationId: DEMO_ORGANIZATION_ID,
    managementAccountId: demoAccounts.management.id,
    securityHubAdministratorId: demoAccounts['security-tooling'].id,
    homeRegion: demoRegions[0],
    regions: [...demoRegions],
    optInRegions: ['ap-southeast-4'],
    roleName: READER_ROLE_NAME,
    externalId: 'serverless-posture-demo',
    emptyAccountPages: 0,
    accounts: (Object.keys(demoAccounts) as DemoAccount[]).map(name =>
      accountOf(name, seed, story),
    ),
  });
}
