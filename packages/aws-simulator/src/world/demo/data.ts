import { PolicyDocument, PolicyStatement } from '../../identity/policy';
import { RoleSpec } from '../buildRoles';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import { createRandom, uuid } from '../random';
import { CellDefinition, ThingsDefinition } from '../world';
import { dataFlows } from './dataFlows';
import type { DataThings } from '../things/data';
import { addThings, DataPlace } from './dataPlace';
import {
  DemoAccount,
  demoAccounts,
  DEMO_ORGANIZATION_ID,
  FOREIGN_ACCOUNT_ID,
} from './organization';
import { DemoService } from './services';
import { Story } from './story';

/** Names of what a service keeps its data in. */
export const dataNames = ({ name }: Pick<DemoService, 'name'>) => ({
  queue: `${name}-jobs`,
  topic: `${name}-events`,
  table: name,
  bucket: ({ accountId, region }: Place) =>
    `${name}-uploads-${accountId}-${region}`,
  secret: `${name}/database`,
  parameters: `${name}/`,
});

const keyIdOf = (name: string, accountId: string) =>
  uuid(`key of ${name} in ${accountId}`);

/** What the careful role of a service may use beside its table. */
export function dataPermissions(
  service: DemoService,
  accountId: string,
): PolicyStatement[] {
  const names = dataNames(service);
  const of = (kind: string, resource: string) =>
    `arn:aws:${kind}:*:${accountId}:${resource}`;
  const allow = (Action: string, Resource: string): PolicyStatement => ({
    Effect: 'Allow',
    Action,
    Resource,
  });
  return [
    allow('sqs:SendMessage', of('sqs', names.queue)),
    allow('sns:Publish', of('sns', names.topic)),
    allow('s3:GetObject', `arn:aws:s3:::${service.name}-uploads-*/*`),
    allow(
      'secretsmanager:GetSecretValue',
      of('secretsmanager', `secret:${names.secret}-*`),
    ),
    allow('ssm:GetParameter', of('ssm', `parameter/${names.parameters}*`)),
    allow('kms:Decrypt', of('kms', `key/${keyIdOf(service.name, accountId)}`)),
    ...dataFlows.flatMap(flow => flow.permissions(service, accountId)),
  ];
}

const policy = (...Statement: PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
});

/** Everyone may, or somebody outside, or as it should be: the own account. */
export function grantTo(
  { accountId, random, service: { care } }: DataPlace,
  Action: string,
  Resource: string,
): PolicyDocument {
  const principal = random.chance(care)
    ? { AWS: `arn:aws:iam::${accountId}:root` }
    : random.pick<PolicyStatement['Principal']>([
        '*',
        { AWS: `arn:aws:iam::${FOREIGN_ACCOUNT_ID}:root` },
      ]);
  return policy({
    Sid: 'use',
    Effect: 'Allow',
    Principal: principal,
    Action,
    Resource,
  });
}

const ofOrganization = (Action: string): PolicyDocument =>
  policy({
    Sid: 'organization',
    Effect: 'Allow',
    Principal: '*',
    Action,
    Resource: '*',
    Condition: { StringEquals: { 'aws:PrincipalOrgID': DEMO_ORGANIZATION_ID } },
  });

/** What a service keeps its data in, in one place: most as it should be, by the care that its team takes. */
export function addDemoData(
  cell: CellDefinition,
  service: DemoService,
  { accountId, region }: Place,
  story: Story,
): void {
  const random = createRandom(`data/${service.name}/${accountId}/${region}`);
  const place: DataPlace = { service, accountId, region, random, story };
  const { care, team } = service;
  const careful = () => random.chance(care);
  const tags = { service: service.name, team };
  const names = dataNames(service);
  const arn = (kind: string, resource: string) =>
    `arn:aws:${kind}:${region}:${accountId}:${resource}`;
  const keyId = keyIdOf(service.name, accountId);

  const queue = {
    name: names.queue,
    attributes: { SqsManagedSseEnabled: `${careful()}` },
    policy: grantTo(place, 'sqs:SendMessage', arn('sqs', names.queue)),
    tags,
  };
  addThings(
    cell,
    'queues',
    lasting<DataThings['queues']>(queue, {
      changes: random.chance(0.3)
        ? [
            {
              at: story.week(2),
              to: old => ({
                ...old,
                policy: ofOrganization('sqs:SendMessage'),
              }),
            },
          ]
        : [],
    }),
  );
  addThings(
    cell,
    'topics',
    lasting<DataThings['topics']>({
      name: names.topic,
      attributes: careful() ? { KmsMasterKeyId: keyId } : {},
      policy: careful()
        ? undefined
        : grantTo(place, 'sns:Publish', arn('sns', names.topic)),
      subscriptions: [
        { protocol: 'sqs', endpoint: arn('sqs', names.queue) },
        {
          protocol: careful() ? 'https' : 'http',
          endpoint: `${careful() ? 'https' : 'http'}://hooks.shop.example.com/${
            service.name
          }`,
        },
      ],
      tags,
    }),
  );
  addThings(
    cell,
    'tables',
    lasting<DataThings['tables']>({
      table: {
        TableName: names.table,
        TableArn: arn('dynamodb', `table/${names.table}`),
        DeletionProtectionEnabled: careful(),
        BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' as const },
      },
      pointInTimeRecovery: careful(),
      policy: random.chance(0.6)
        ? undefined
        : grantTo(
            place,
            'dynamodb:GetItem',
            arn('dynamodb', `table/${names.table}`),
          ),
      tags,
    }),
  );
  addBucket(cell, place);
  addThings(
    cell,
    'secrets',
    lasting<DataThings['secrets']>({
      entry: {
        ARN: arn(
          'secretsmanager',
          `secret:${names.secret}-${keyId.slice(0, 6)}`,
        ),
        Name: names.secret,
        RotationEnabled: careful(),
        CreatedDate: new Date('2025-09-01T08:00:00Z'),
        LastChangedDate: story.week(random.integer(20)),
        LastAccessedDate: story.week(random.integer(16)),
        PrimaryRegion: region,
        Tags: [{ Key: 'team', Value: team }],
      },
      policy: careful()
        ? undefined
        : grantTo(place, 'secretsmanager:GetSecretValue', '*'),
    }),
  );
  addThings(
    cell,
    'parameters',
    lasting<DataThings['parameters']>({
      metadata: {
        Name: `/${names.parameters}api-token`,
        ...(careful()
          ? { Type: 'SecureString' as const, KeyId: keyId }
          : { Type: 'String' as const }),
      },
      tags,
    }),
    lasting<DataThings['parameters']>({
      metadata: {
        Name: `/${names.parameters}feature-flags`,
        Type: 'String' as const,
      },
      tags,
    }),
  );
  addThings(
    cell,
    'keys',
    lasting<DataThings['keys']>({
      metadata: {
        KeyId: keyId,
        Arn: arn('kms', `key/${keyId}`),
        KeyManager: 'CUSTOMER' as const,
        KeyState: 'Enabled' as const,
        KeySpec: 'SYMMETRIC_DEFAULT' as const,
        Origin: 'AWS_KMS' as const,
      },
      policy: grantTo(place, 'kms:*', '*'),
      rotates: careful(),
      grants: [],
      aliases: [`alias/${service.name}`],
      tags,
    }),
  );
  for (const flow of dataFlows) flow.add(cell, place);
}

function addBucket(cell: CellDefinition, place: DataPlace): void {
  const { random, service } = place;
  const name = dataNames(service).bucket(place);
  const isBlocked = random.chance(service.care);
  const document = grantTo(place, 's3:*', `arn:aws:s3:::${name}/*`);
  addThings(
    cell,
    'buckets',
    lasting<DataThings['buckets']>({
      name,
      publicAccessBlock: isBlocked
        ? {
            BlockPublicAcls: true,
            IgnorePublicAcls: true,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: true,
          }
        : undefined,
      policy: document,
      policyIsPublic: document.Statement[0].Principal === '*',
      tags: { service: service.name, team: service.team },
    }),
  );
}

const CDK = 'hnb659fds';

/** The roles that AWS CDK makes; in one account they outlived the bucket that they publish to. */
export function deploymentRoles(account: DemoAccount): RoleSpec[] {
  const { id } = demoAccounts[account];
  return account === 'prod-payments' || account === 'prod-data'
    ? [
        {
          name: `cdk-${CDK}-file-publishing-role-${id}-eu-west-1`,
          service: 'cloudformation.amazonaws.com',
        },
      ]
    : [];
}

/** What belongs to an account's Region and to no service. */
export function addAccountData(
  cell: CellDefinition,
  account: DemoAccount,
  { accountId, region }: Place,
): void {
  if (account === 'prod-payments' && region === 'eu-west-1') {
    addThings(
      cell,
      'buckets',
      lasting<DataThings['buckets']>({
        name: `cdk-${CDK}-assets-${accountId}-${region}`,
        publicAccessBlock: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
        tags: {},
      }),
    );
  }
  addThings(
    cell,
    'logResourcePolicies',
    lasting<DataThings['logResourcePolicies']>({
      policyName: 'delivery',
      policyDocument: JSON.stringify(
        policy({
          Effect: 'Allow',
          Principal:
            account === 'sandbox'
              ? '*'
              : { Service: 'delivery.logs.amazonaws.com' },
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          Resource: '*',
        }),
      ),
    }),
  );
}

/** Half of the accounts hold public access off altogether. */
export const accountData = (account: DemoAccount): ThingsDefinition => ({
  publicAccessBlocks: account.startsWith('staging')
    ? [
        lasting<DataThings['publicAccessBlocks']>({
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        }),
      ]
    : [],
});
