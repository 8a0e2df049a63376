import { TestDatabases } from '@backstage/backend-test-utils';
import { smallWorld } from 'aws-simulator';
import {
  AwsReader,
  CollectionError,
  Collector,
  Listing,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { TestOrganization } from '../__testUtils__/organization';
import { lambdaCollector } from '../collection/collectors/lambda';
import { PostureStore } from '../store/store';
import { isAsStored } from './asStored';
import { run } from './run';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const scope = { accountId: '333344445555', region: 'eu-west-1' };

type Fn = Resource<'AWS::Lambda::Function'>;

const fn = (name: string, attributes: object): Fn =>
  ({
    type: 'AWS::Lambda::Function',
    arn: `arn:aws:lambda:eu-west-1:333344445555:function:${name}`,
    name,
    ...scope,
    tags: {},
    attributes,
  } as Fn);

const stored = [
  fn('one', { layers: ['a'], kmsKeyArn: null, policy: 'as it was' }),
  fn('two', { layers: [], kmsKeyArn: null, policy: null }),
];

/** A listing that tells these functions beforehand. */
function telling(told: () => Promise<Fn[] | undefined>) {
  const outline = {
    type: 'AWS::Lambda::Function' as const,
    read: async () => {
      const functions = await told();
      return (
        functions &&
        new Map(functions.map(({ arn, attributes }) => [arn, attributes]))
      );
    },
  };
  return [{ outline }] as unknown as Listing[];
}

describe('isAsStored', () => {
  let store: PostureStore;
  beforeAll(async () => {
    store = await PostureStore.create({
      knex: await databases.init('SQLITE_3'),
    });
    await store.resources.syncPage({ now: new Date(), resources: stored });
  });

  const one = fn('one', {
    layers: ['a'],
    kmsKeyArn: null,
    description: undefined,
  });
  const two = fn('two', { layers: [], kmsKeyArn: null });

  it.each<[string, boolean, () => Promise<Fn[] | undefined>]>([
    ['what is stored', true, async () => [two, one]],
    ['one more', false, async () => [one, two, fn('three', {})]],
    ['one less', false, async () => [one]],
    ['another one', false, async () => [one, fn('three', {})]],
    [
      'more of one',
      false,
      async () => [fn('one', { layers: ['a', 'b'] }), two],
    ],
    ['less of one', false, async () => [fn('one', { layers: [] }), two]],
    ['what may lack something', false, async () => undefined],
    [
      'nothing, for it is throttled',
      false,
      async () => {
        throw new CollectionError({ errorClass: 'throttled' });
      },
    ],
  ])('a listing that tells %s: %s', async (_, expected, told) => {
    expect(await isAsStored(scope, telling(told), {} as AwsReader, store)).toBe(
      expected,
    );
  });

  it('is nobody that can only be read as a whole', async () => {
    const listings = [{} as Listing];
    expect(await isAsStored(scope, listings, {} as AwsReader, store)).toBe(
      false,
    );
  });

  it('is none of which something is stale', async () => {
    await store.resources.markStale({
      ...scope,
      types: ['AWS::Lambda::Function'],
      reason: { errorClass: 'throttled' },
      now: new Date(),
    });
    expect(
      await isAsStored(
        scope,
        telling(async () => [one, two]),
        {} as AwsReader,
        store,
      ),
    ).toBe(false);
  });
});

describe('a run', () => {
  const world = (description: string) =>
    smallWorld({
      accounts: [
        {
          name: 'shop',
          id: scope.accountId,
          roles: [{ name: 'workload' }],
          functions: [{ name: 'pay', role: 'workload', description }],
        },
      ],
    });
  /** Functions that take as long as `whole` says, and what follows them. */
  function collectors(whole: () => Promise<void>, onFollowed: () => void) {
    const lambda = lambdaCollector(new Set());
    const [listing] = lambda.listings;
    const slow: Collector = {
      ...lambda,
      listings: [
        {
          ...listing,
          async page(aws, token, inventory) {
            const page = await listing.page(aws, token, inventory);
            if (aws.accountId === scope.accountId) await whole();
            return page;
          },
        },
      ],
    };
    const follower: Collector = {
      id: 'follower',
      scope: 'regional',
      operations: {},
      follows: ['AWS::Lambda::Function'],
      listings: [
        {
          id: 'roles',
          resourceTypes: ['AWS::IAM::Role'],
          async page() {
            onFollowed();
            return { resources: [] };
          },
        },
      ],
    };
    return [slow, follower];
  }

  it('reads what follows functions beside their policies where their listing tells nothing new', async () => {
    const organization = await TestOrganization.open(
      await databases.init('SQLITE_3'),
      world('takes money'),
    );
    const play = async (whole: () => Promise<void>, onFollowed = () => {}) =>
      run(
        {
          ...organization.dependencies(),
          collectors: collectors(whole, onFollowed),
        },
        { trigger: 'manual' },
      );
    try {
      await play(async () => {});
      // Policies are through only once what follows the function was read: else this would never end.
      let followed = () => {};
      const first = new Promise<void>(resolve => {
        followed = resolve;
      });
      const { state } = await play(() => first, followed);
      expect(state).toBe('complete');

      await organization.become(world('takes money back'));
      const order: string[] = [];
      await play(
        async () => {
          order.push('whole');
        },
        () => order.push('followed'),
      );
      expect(order).toEqual(['whole', 'followed']);
    } finally {
      await organization.close();
    }
  });
});
