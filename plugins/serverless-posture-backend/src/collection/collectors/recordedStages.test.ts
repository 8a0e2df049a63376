import {
  AnyResource,
  Inventory,
  Recorded,
} from 'backstage-plugin-serverless-posture-node';
import { recordedStages, unlessOdd } from './recordedStages';

const API = 'arn:aws:apigateway:eu-west-1::/restapis/a1';
const TYPE = 'AWS::ApiGateway::Stage';
const at = '2026-08-03T09:00:00.000Z';

const stage = (configuration: object, tags: unknown = []) => ({
  capturedAt: at,
  recorded: {
    configuration: { methodSettings: {}, ...configuration },
    tags,
  },
});

const live = stage({ stageName: 'live', description: null }, [
  { key: 'team', value: 'x', tag: 'team=x' },
]);

/** What is known of the API's stages where Config tells these, and others are stored. */
async function known(
  told: Record<string, object>,
  {
    complete = true,
    stored = [],
  }: { complete?: boolean; stored?: string[] | null } = {},
) {
  const items = Object.entries(told).map(([name, item]) => [
    `${API}/stages/${name}`,
    item,
  ]);
  const inventory: Inventory = {
    of: async () => [],
    recorded: async () =>
      ({ items: new Map(items as []), complete } as Recorded),
    memory: {
      now: new Date(at),
      since: new Date(at),
      of: async () => undefined,
      below: async () =>
        stored?.map(name => ({ arn: `${API}/stages/${name}` } as AnyResource)),
    },
  };
  const stages = await recordedStages(
    inventory,
    TYPE,
    [{ arn: API } as AnyResource],
    ['methodSettings'],
  );
  return stages.get(API);
}

describe('stages of AWS Config', () => {
  it('are what API Gateway would tell, as of when Config recorded it', async () => {
    expect(await known({ live }, { stored: ['live'] })).toEqual([
      {
        configuration: { stageName: 'live', methodSettings: {} },
        tags: { team: 'x' },
        origin: { source: 'config:SelectAggregateResourceConfig', at },
      },
    ]);
  });

  it.each<[string, Promise<unknown>]>([
    ['are fewer than Config counts', known({ live }, { complete: false })],
    ['are none', known({})],
    ['lack one that is stored', known({ live }, { stored: ['gone'] })],
    ['are in doubt', known({ live }, { stored: null })],
    ['have no name', known({ live: stage({}) })],
    [
      'have no settings',
      known({ live: stage({ stageName: 'live', methodSettings: null }) }),
    ],
    ['have no tags', known({ live: stage({ stageName: 'live' }, null) })],
    [
      'have other tags',
      known({ live: stage({ stageName: 'live' }, [{ key: 'team' }]) }),
    ],
    ['are partly odd', known({ live, test: { recorded: {} } })],
  ])('are left to API Gateway where they %s', async (_, found) => {
    expect(await found).toBeUndefined();
  });

  it('are left to API Gateway where they are not of its form', async () => {
    const [one] = (await known({ live }))!;
    const parse = () => {
      throw new TypeError('AKIAIOSFODNN7EXAMPLE');
    };
    expect(unlessOdd([one], parse)).toBeUndefined();
  });
});
