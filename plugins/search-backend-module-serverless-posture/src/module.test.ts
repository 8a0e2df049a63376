import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { RegisterCollatorParameters } from '@backstage/plugin-search-backend-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import {
  FindingGroup,
  FindingGroupPage,
} from 'backstage-plugin-serverless-posture-common';
import searchModule from '.';
import { PostureDocument } from './PostureCollatorFactory';

const group = (
  value: string,
  more: Partial<FindingGroup> = {},
): FindingGroup => ({
  value,
  severity: 'HIGH',
  findings: 1,
  resources: 1,
  accounts: 1,
  regions: 1,
  owners: 1,
  unowned: 0,
  exposed: 0,
  firstSeenAt: '2026-11-01T00:00:00.000Z',
  findingId: 'f1',
  ...more,
});

/** What the backend would answer; two pages of services, one control each. */
function answer(query: URLSearchParams): Partial<FindingGroupPage> {
  if (query.get('by') === 'control') {
    return {
      items: [
        group('lambda-url-auth-none', {
          label: `URLs of ${query.get('service')} ask`,
        }),
      ],
    };
  }
  return query.get('cursor')
    ? { items: [group('component:default/ledger')] }
    : {
        items: [
          group('component:shop/Checkout', {
            severity: 'CRITICAL',
            findings: 3,
            exposed: 2,
          }),
          group('none'),
        ],
        nextCursor: 'two',
      };
}

describe('the collator', () => {
  let server: Server;
  let asked: { query: URLSearchParams; authorization?: string }[];
  let status: number;

  beforeEach(async () => {
    asked = [];
    status = 200;
    server = createServer((request, response) => {
      const { searchParams } = new URL(request.url!, 'http://localhost');
      const { authorization } = request.headers;
      asked.push({ query: searchParams, authorization });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer(searchParams)));
    });
    await new Promise<void>(done => {
      server.listen(0, '127.0.0.1', () => done());
    });
  });

  afterEach(async () => {
    await new Promise(done => {
      server.close(done);
    });
  });

  async function registered(
    data: object = {},
  ): Promise<RegisterCollatorParameters> {
    const collators: RegisterCollatorParameters[] = [];
    const { port } = server.address() as AddressInfo;
    const backend = await startTestBackend({
      extensionPoints: [
        [
          searchIndexRegistryExtensionPoint,
          {
            addCollator: one => collators.push(one),
            addDecorator: () => undefined,
          },
        ],
      ],
      features: [
        searchModule,
        mockServices.rootConfig.factory({ data: data as any }),
        mockServices.discovery.mock({
          getBaseUrl: async () => `http://127.0.0.1:${port}`,
        }).factory,
      ],
    });
    await backend.stop();
    expect(collators).toHaveLength(1);
    return collators[0];
  }

  async function documents(data?: object): Promise<PostureDocument[]> {
    const { factory } = await registered(data);
    const found: PostureDocument[] = [];
    for await (const one of await factory.getCollator()) found.push(one);
    return found;
  }

  it('yields one document for each service, which whoever may read the entity finds', async () => {
    expect(await documents()).toEqual([
      {
        title:
          'Checkout: 3 critical and high findings of serverless posture, 2 open to the internet',
        text: '3 critical and high findings of serverless posture, 2 open to the internet. HIGH URLs of component:shop/Checkout ask.',
        location: '/catalog/shop/component/checkout/serverless',
        entityRef: 'component:shop/Checkout',
        severity: 'CRITICAL',
        findings: 3,
        authorization: { resourceRef: 'component:shop/Checkout' },
      },
      expect.objectContaining({
        title: 'ledger: 1 critical and high finding of serverless posture',
        location: '/catalog/default/component/ledger/serverless',
      }),
    ]);
    const { factory } = await registered();
    expect(factory.type).toBe('serverless-posture');
    expect(factory.visibilityPermission?.name).toBe('catalog.entity.read');
  });

  it('asks for open critical and high failures alone, as a service', async () => {
    await documents();
    expect(asked).toHaveLength(4);
    for (const { query, authorization } of asked) {
      expect(query.get('severity')).toBe('CRITICAL,HIGH');
      expect(query.get('status')).toBe('FAILED');
      expect(authorization).toMatch(/^Bearer mock-service-token:/);
    }
  });

  it('leads where the configuration says', async () => {
    const [first] = await documents({
      search: {
        collators: {
          serverlessPosture: {
            locationTemplate: '/services/:name?in=:namespace',
          },
        },
      },
    });
    expect(first.location).toBe('/services/checkout?in=shop');
  });

  it('fails rather than forget what it could not read', async () => {
    status = 500;
    await expect(documents()).rejects.toThrow(/500/);
  });
});
