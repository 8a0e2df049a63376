import { toEveryone } from 'aws-simulator';
import { AwsReader, Operation } from 'backstage-plugin-serverless-posture-node';
import limiter from 'p-limit';
import {
  COLLECTED_ACCOUNT,
  collected,
  COLLECTED_REGION,
} from '../../__testUtils__/collected';
import { lambdaCollector } from './lambda';

jest.setTimeout(60_000);

const ARN = `arn:aws:lambda:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:function`;

const functions = [
  {
    name: 'deployed',
    role: 'checkout',
    runtime: 'nodejs22.x',
    versions: [
      { runtime: 'nodejs14.x' },
      { runtime: 'nodejs16.x', grants: [toEveryone()] },
      ...Array.from({ length: 12 }, () => ({})),
    ],
    aliases: [
      { name: 'live', version: 14, canary: 1, grants: [toEveryone()] },
      { name: 'page', version: 14, url: 'NONE' as const },
    ],
  },
  { name: 'plain', role: 'checkout' },
  { name: 'container', role: 'checkout', runtime: 'image' },
];

it('reads what every qualifier admits, and the versions that somebody may call', async () => {
  const { of, calls, outcome } = await collected({ functions }, ['lambda']);
  expect(outcome).toMatchObject({ state: 'complete' });
  const [container, deployed, plain] = of('AWS::Lambda::Function');
  const qualified = deployed.attributes.qualifiedPolicies as any[];
  expect(qualified.map(({ qualifier }) => qualifier)).toEqual([
    ...['live', 'page'],
    ...['14', '13', '12', '11', '10', '9', '8', '7', '6', '5', '1'],
  ]);
  expect(qualified[0]).toEqual({
    qualifier: 'live',
    functionArn: `${ARN}:deployed:live`,
    policy: expect.stringContaining(`${ARN}:deployed:live`),
  });
  expect(deployed.attributes).toMatchObject({
    policy: null,
    runtime: 'nodejs22.x',
    aliases: [
      { name: 'live', versions: ['14', '1'] },
      { name: 'page', versions: ['14'] },
    ],
  });
  expect(plain.attributes).toMatchObject({
    aliases: [],
    qualifiedPolicies: [],
  });
  expect(container.attributes.imageDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
  const versions = of('AWS::Lambda::Version');
  expect(versions).toHaveLength(11);
  expect(versions.find(({ name }) => name === 'deployed:1')).toMatchObject({
    arn: `${ARN}:deployed:1`,
    parentArn: `${ARN}:deployed`,
    attributes: { runtime: 'nodejs14.x', aliases: ['live'] },
  });
  expect(calls).toEqual({
    'lambda:ListFunctions': 1,
    'lambda:GetAccountSettings': 1,
    'lambda:ListAliases': 1,
    'lambda:GetPolicy': 3 + 13,
    'tag:GetResources': 1,
  });
});

it('does not take aliases that it may not list for none', async () => {
  const { of } = await collected(
    { functions, denied: ['lambda:ListAliases'] },
    ['lambda'],
  );
  const deployed = of('AWS::Lambda::Function')[1].attributes;
  const reason = { $unknown: { errorClass: 'denied' } };
  expect(deployed.aliases).toMatchObject(reason);
  expect(deployed.qualifiedPolicies).toMatchObject(reason);
  const versions = of('AWS::Lambda::Version');
  expect(versions[0].attributes.aliases).toMatchObject(reason);
  // Older versions may be reached by one of them.
  expect(versions.at(-1)).toMatchObject({
    arn: `${ARN}:deployed:*`,
    parentArn: `${ARN}:deployed`,
    unlisted: { errorClass: 'denied', operation: 'lambda:ListAliases' },
  });
});

it('gathers the versions of a function from every page', async () => {
  const many = Array.from({ length: 30 }, (_, i) => ({
    name: `worker-${i}`,
    role: 'checkout',
    versions: [{}, {}],
    aliases: [{ name: 'live', version: 2 }],
  }));
  const { of, calls } = await collected({ functions: many }, ['lambda']);
  expect(calls['lambda:ListFunctions']).toBe(2);
  for (const { attributes } of of('AWS::Lambda::Function')) {
    expect(attributes.qualifiedPolicies).toHaveLength(3);
  }
  expect(of('AWS::Lambda::Version')).toHaveLength(60);
});

it('asks for every policy while it waits for the tags', async () => {
  const count = 10;
  const names = Array.from({ length: count }, (_, i) => `worker-${i}`);
  let asked = 0;
  let allAsked = () => {};
  const tagged = new Promise<void>(resolve => {
    allAsked = resolve;
  });
  const answers: Record<string, () => object | Promise<object>> = {
    'lambda:ListFunctions': () => ({
      Functions: names.map(FunctionName => ({
        FunctionName,
        FunctionArn: `${ARN}:${FunctionName}`,
        Version: '$LATEST',
        Role: 'arn:aws:iam::111122223333:role/worker',
      })),
    }),
    'lambda:GetAccountSettings': () => ({
      AccountUsage: { FunctionCount: count },
    }),
    'tag:GetResources': async () => {
      await tagged;
      const Tags = [{ Key: 'team', Value: 'payments' }];
      return {
        ResourceTagMappingList: [{ ResourceARN: `${ARN}:${names[0]}`, Tags }],
      };
    },
  };
  const limit = limiter(2);
  const aws = {
    accountId: COLLECTED_ACCOUNT,
    region: COLLECTED_REGION,
    partition: 'aws',
    call: async ({ id }: Operation) => answers[id](),
    // No function has a policy.
    read: async () => {
      if (++asked === count) allAsked();
      return null;
    },
    all: (items: any[], map: (item: any) => Promise<any>) =>
      Promise.all(items.map(item => limit(() => map(item)))),
  } as unknown as AwsReader;
  const [{ page }] = lambdaCollector(new Set()).listings;
  const { resources } = await page(aws, undefined, { of: async () => [] });
  expect(resources.map(({ name, tags }) => [name, tags])).toEqual(
    names.map((name, i) => [name, i === 0 ? { team: 'payments' } : {}]),
  );
});
