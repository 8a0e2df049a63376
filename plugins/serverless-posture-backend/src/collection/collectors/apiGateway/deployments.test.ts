import {
  Attribute,
  AwsReader,
  CollectionError,
  Memory,
  Operation,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import {
  restApi,
  restStage,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { tellOpenMethods } from './deployments';

const open = { authorizationType: 'NONE', apiKeyRequired: false };
const closed = { authorizationType: 'AWS_IAM', apiKeyRequired: false };

/** What each deployment answers, by its id. */
const deployments: Record<string, object | Error> = {
  d1: {
    apiSummary: {
      '/orders': { POST: open, GET: open, OPTIONS: open, PUT: closed },
      '/': { ANY: closed },
    },
  },
  d2: { apiSummary: { '/beta': { GET: open } } },
  denied: new CollectionError({
    errorClass: 'denied',
    operation: 'apigateway:GetDeployment',
  }),
  bare: {},
  odd: { apiSummary: { '/': { GET: { authorizationType: 'VPC_LATTICE' } } } },
};

type Deployed = Parameters<typeof tellOpenMethods>[3][number]['attributes'];

function stage(name: string, attributes: Partial<Deployed>) {
  const one = restStage();
  const notRead = { openMethods: unknown('not-read') };
  return {
    ...one,
    arn: `${restApi().arn}/stages/${name}`,
    attributes: {
      ...one.attributes,
      ...notRead,
      deploymentId: 'd1',
      canaryDeploymentId: null,
      ...attributes,
    },
  };
}

/** What the stages are told, and which deployments were read for it. */
async function told(stages: ReturnType<typeof stage>[], before?: object[]) {
  const asked: string[] = [];
  const aws = {
    call: async (_: Operation, input: Record<string, unknown>) => {
      expect(input).toMatchObject({
        restApiId: 'a1b2c3d4e5',
        embed: ['apisummary'],
      });
      asked.push(String(input.deploymentId));
      const answer = deployments[String(input.deploymentId)];
      if (answer instanceof Error) throw answer;
      return answer;
    },
    all: <T, R>(items: T[], one: (item: T) => Promise<R>) =>
      Promise.all(items.map(one)),
  } as Partial<AwsReader> as AwsReader;
  const memory = before && ({ below: async () => before } as unknown as Memory);
  await tellOpenMethods(aws, memory, restApi(), stages);
  const openMethods = stages.map(
    ({ attributes }) => attributes.openMethods as Attribute<string[]>,
  );
  return { asked, openMethods };
}

it('tells what is served to whoever calls, preflight requests left aside', async () => {
  expect(await told([stage('live', {})])).toEqual({
    asked: ['d1'],
    openMethods: [['GET /orders', 'POST /orders']],
  });
});

it('reads a deployment once for all stages, and that of a canary, too', async () => {
  const stages = [
    stage('live', { canaryDeploymentId: 'd2' }),
    stage('test', {}),
    stage('new', { deploymentId: null }),
  ];
  expect(await told(stages)).toEqual({
    asked: ['d1', 'd2'],
    openMethods: [
      ['GET /beta', 'GET /orders', 'POST /orders'],
      ['GET /orders', 'POST /orders'],
      [],
    ],
  });
});

it('does not read again what is stored of the same deployments', async () => {
  const stored = (attributes: object) => ({
    ...stage('live', {}),
    attributes: {
      ...stage('live', {}).attributes,
      openMethods: ['GET /stored'],
      ...attributes,
    },
  });
  expect(await told([stage('live', {})], [stored({})])).toEqual({
    asked: [],
    openMethods: [['GET /stored']],
  });
  for (const doubtful of [
    { deploymentId: 'd0' },
    { canaryDeploymentId: 'd2' },
    { canaryDeploymentId: undefined },
    { openMethods: unknown('denied') },
    { openMethods: undefined },
  ]) {
    const { asked } = await told([stage('live', {})], [stored(doubtful)]);
    expect(asked).toEqual(['d1']);
  }
});

it.each([
  ['denied', { errorClass: 'denied' }],
  ['bare', { errorClass: 'malformed', message: 'apiSummary is missing' }],
  [
    'odd',
    {
      errorClass: 'malformed',
      message: expect.stringContaining('authorizationType'),
    },
  ],
])('does not take one that is %s for a closed one', async (id, reason) => {
  const stages = [stage('live', { canaryDeploymentId: id }), stage('test', {})];
  const { openMethods } = await told(stages);
  expect(openMethods).toEqual([
    { $unknown: { operation: 'apigateway:GetDeployment', ...reason } },
    ['GET /orders', 'POST /orders'],
  ]);
});
