import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  Finding,
  FindingGroup,
  postureReadPermission,
  SavedView,
} from 'backstage-plugin-serverless-posture-common';
import fc from 'fast-check';
import {
  allPages,
  startPostureBackend,
  TestBackend,
} from '../__testUtils__/backend';
import { group } from '../__testUtils__/entities';
import { expectDescribed } from '../__testUtils__/openapi';
import { ACCOUNT } from '../store/__testUtils__/builders';
import { databases } from '../store/__testUtils__/databases';
import { accountFixture, GROUP } from '../store/__testUtils__/fixture';
import {
  createPostureConditionalDecision,
  postureConditions,
} from '../store/permissions/rules';
import { PostureStore } from '../store/store';

jest.setTimeout(120_000);

const READ = postureReadPermission.name;
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const users = {
  admin: 'user:default/admin',
  /** Sees what belongs to one group. */
  owner: 'user:default/owner',
  nobody: 'user:default/nobody',
};

const parent = {
  ...group('parents'),
  relations: [{ type: 'parentOf', targetRef: GROUP }],
};

const PARENTS = encodeURIComponent('group:default/parents');

const PARAMETERS = [
  'status',
  'severity',
  'workflow',
  'layer',
  'controlId',
  'framework',
  'accountId',
  'ou',
  'region',
  'resourceType',
  'owner',
  'subTeams',
  'service',
  'environment',
  'exposure',
  'source',
  'agreement',
  'assignee',
  'fix',
  'exempted',
  'stale',
  'snoozed',
  'firstSeenFrom',
  'firstSeenUntil',
  'minimumAge',
  'maximumAge',
  'text',
  'sort',
  'order',
  'facets',
  'cursor',
  'limit',
];

describe.each(databases.eachSupportedId())(
  'queries for findings (%s)',
  database => {
    let backend: TestBackend;
    let open: number;

    beforeAll(async () => {
      const knex = await databases.init(database);
      open = await accountFixture(await PostureStore.create({ knex }));
      backend = await startPostureBackend({
        config: {},
        knex,
        entities: [group('a'), group('b'), parent],
        decisions: {
          [users.owner]: {
            [READ]: createPostureConditionalDecision(
              postureReadPermission,
              postureConditions.isOwner({ owners: [GROUP] }),
            ),
          },
          [users.nobody]: { [READ]: DENY },
        },
      });
    });
    afterAll(() => backend?.stop());

    const total = async (query: string, user?: string) => {
      const response = await backend.get(`/findings?${query}`, user);
      expect([query, response.status]).toEqual([query, 200]);
      expectDescribed('get', '/findings', response);
      return response.body.totalCount;
    };

    it('resolve what people ask for', async () => {
      expect(await total('')).toBe(open);
      expect(await total(`owner=${encodeURIComponent(GROUP)}`)).toBe(4);
      expect(await total(`owner=${PARENTS}`)).toBe(0);
      expect(await total(`owner=${PARENTS}&subTeams=true`)).toBe(4);
      expect(await total('maximumAge=36500')).toBe(open);
      expect(await total('minimumAge=36500')).toBe(0);
      expect(await total('firstSeenUntil=2026-11-03')).toBe(6);
      expect(await total('firstSeenFrom=2026-11-03T00%3A00%3A00Z')).toBe(4);
      expect(await total('framework=owasp')).toBe(0);
      expect(await total('exempted=false&stale=false&snoozed=false')).toBe(
        open,
      );
      expect(await total('environment=none&exposure=UNKNOWN')).toBe(open);
    });

    it.each([
      ['firstSeenFrom=yesterday', /^firstSeenFrom: .* write 2026-11-21/],
      ['firstSeenUntil=99999-01-01', /^firstSeenUntil: /],
      ['minimumAge=9&maximumAge=3', /^minimumAge: /],
      ['minimumAge=-1', /minimumAge/],
      ['maximumAge=1e99', /maximumAge/],
      ['ou=production', /ou/],
      ['fix=%27%20or%201=1', /fix/],
      ['framework=pci', /framework/],
      ['exposure=MAYBE', /exposure/],
      ['exempted=perhaps', /exempted/],
      ['colour=red', /colour/],
      ['severity[$ne]=LOW', /severity/],
      ['text=a&text=b', /text/],
      ['text=%00', /^text: leave out the NUL character$/],
      ['owner=a%00b', /^owner: /],
      ['service=', /service/],
      [`owner=${'x'.repeat(10_000)}`, /owner/],
      [`region=${'r,'.repeat(5_000)}`, /region/],
      [`controlId=${Array(201).fill('c').join()}`, /controlId/],
      ['limit=1000000', /limit/],
      ['limit=1.5', /limit/],
      ['cursor=%00', /cursor/],
      ['cursor=e30', /cursor/],
      [
        `cursor=${Buffer.from('["x",0,"a","b"]').toString('base64url')}`,
        /cursor/,
      ],
    ])(
      'answer 400 to hostile query %#, naming the parameter',
      async (query, message) => {
        for (const path of ['/findings', '/findings/groups']) {
          const response = await backend.get(`${path}?${query}`);
          expect([path, response.status]).toEqual([path, 400]);
          expect(response.body.error.name).toBe('InputError');
          expect(response.body.error.message).toMatch(message);
        }
      },
    );

    it('refuse a cursor whose values were changed', async () => {
      const { nextCursor } = (await backend.get('/findings?limit=1')).body;
      const parts = JSON.parse(Buffer.from(nextCursor, 'base64url').toString());
      for (const severity of ['x', 99, 1e300]) {
        const forged = Buffer.from(
          JSON.stringify([parts[0], severity, ...parts.slice(2)]),
        ).toString('base64url');
        const response = await backend.get(
          `/findings?limit=1&cursor=${forged}`,
        );
        expect(response.status).toBe(400);
        expect(response.body.error.message).toMatch(/^cursor: /);
      }
    });

    it('take injections for text', async () => {
      for (const text of [`' or 1=1 --`, `%_\\`, `'; drop table findings; --`])
        expect(await total(`text=${encodeURIComponent(text)}`)).toBe(0);
      expect(await total('')).toBe(open);
    });

    it('answer with findings or with a 400 that names the parameter, whatever is asked', async () => {
      const value = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ unit: fc.constantFrom('0', '-', 'T', ':', ',', "'", 'a') }),
        fc.integer().map(String),
        fc.constantFrom(
          'true',
          'none',
          'unowned',
          'FAILED',
          '2026-11-02',
          GROUP,
        ),
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('/findings', '/findings/groups'),
          fc.dictionary(fc.constantFrom(...PARAMETERS), value, { maxKeys: 3 }),
          async (path, query) => {
            const names = Object.keys(query).filter(
              name => path === '/findings' || !['sort', 'order'].includes(name),
            );
            const { status, body } = await backend.get(
              `${path}?${names
                .map(name => `${name}=${encodeURIComponent(query[name])}`)
                .join('&')}`,
            );
            const named = names.some(name =>
              body.error?.message.includes(name),
            );
            expect([status, named]).toEqual(
              status === 400 ? [400, true] : [200, false],
            );
          },
        ),
        { numRuns: 150 },
      );
    });

    describe('groups', () => {
      it.each([
        'fix',
        'control',
        'account',
        'owner',
        'service',
        'resourceType',
      ])('by %s add up to the list, page by page', async by => {
        const groups = await allPages<FindingGroup>(async path => {
          const response = await backend.get(path);
          expectDescribed('get', '/findings/groups', response);
          expect(response.body.findings).toBe(open);
          return response.body;
        }, `/findings/groups?by=${by}&limit=1`);
        const hidden = by === 'service' ? 4 : 0;
        expect(groups.reduce((sum, { findings }) => sum + findings, 0)).toBe(
          open - hidden,
        );
      });

      it('hold nothing that the caller may not see', async () => {
        const path = '/findings/groups?by=owner&facets=true';
        let { body } = await backend.get(path, users.owner);
        while (body.facetsPending)
          ({ body } = await backend.get(path, users.owner));
        expect(body).toMatchObject({
          findings: 4,
          items: [{ value: GROUP, findings: 4 }],
          facets: { owner: [{ value: GROUP, count: 4 }] },
        });
      });

      it('name accounts', async () => {
        const { body } = await backend.get(
          `/findings/groups?by=account&accountId=${ACCOUNT}`,
        );
        expect(body.items).toMatchObject([
          { value: ACCOUNT, label: 'shop', account: { id: ACCOUNT } },
        ]);
      });
    });

    describe('exports', () => {
      const csv = async (query: string, user?: string) => {
        const response = await backend.get(`/findings/export?${query}`, user);
        expect(response.status).toBe(200);
        expect(response.headers['content-disposition']).toMatch(
          /^attachment; filename="findings-[\d-]+\.csv"$/,
        );
        return response.text.trim().split('\r\n');
      };

      it('hold exactly the filter, in its order', async () => {
        const lines = await csv('severity=CRITICAL&sort=resource');
        expect(lines[0]).toMatch(/^severity,status,title,control,/);
        expect(lines.slice(1).map(line => line.split(',')[6])).toEqual([
          'n1',
          'n1',
          'N2',
          'n3',
          'n4',
        ]);
        expect(backend.auditor.createEvent).toHaveBeenCalledWith(
          expect.objectContaining({ eventId: 'findings-export' }),
        );
      });

      it('are JSON, too', async () => {
        const { body } = await backend.get(
          '/findings/export?format=json&severity=LOW',
        );
        expect(body).toHaveLength(5);
        const [first]: Finding[] = body;
        const detail = await backend.get(`/findings/${first.id}`);
        expect(detail.body.finding).toEqual(first);
        const none = await backend.get(
          '/findings/export?format=json&text=none',
        );
        expect(none.body).toEqual([]);
      });

      it('hold nothing that the caller may not see', async () => {
        expect(await csv('', users.owner)).toHaveLength(1 + 4);
        const denied = await backend.get('/findings/export', users.nobody);
        expect(denied.status).toBe(403);
      });

      it('are limited for each caller', async () => {
        const ask = () =>
          backend.get('/findings/export?text=none', 'user:default/eager');
        for (let count = 0; count < 10; count++)
          expect((await ask()).status).toBe(200);
        const refused = await ask();
        expect(refused.status).toBe(429);
        expectDescribed('get', '/findings/export', refused);
        expect(refused.body.error.message).toMatch(/try again in \d+ s/);
        expect((await backend.get('/findings/export?text=none')).status).toBe(
          200,
        );
      });
    });

    describe('saved views', () => {
      const draft = { name: 'Mine', query: 'severity=HIGH', shared: true };

      it('are kept, shared, changed and deleted', async () => {
        const created = await backend.send('post', '/views', draft);
        expect(created.status).toBe(201);
        expectDescribed('post', '/views', created);
        const { id }: SavedView = created.body;
        const others = await backend.get('/views', users.owner);
        expectDescribed('get', '/views', others);
        expect(others.body.items).toMatchObject([
          { id, name: 'Mine', mine: false },
        ]);
        const path = `/views/${id}`;
        for (const [method, body] of [
          ['put', draft],
          ['delete', undefined],
        ] as const) {
          const refused = await backend.send(method, path, body, users.owner);
          expect(refused.status).toBe(404);
        }
        const changed = await backend.send('put', path, {
          ...draft,
          shared: false,
        });
        expectDescribed('put', '/views/{id}', changed);
        expect((await backend.get('/views', users.owner)).body.items).toEqual(
          [],
        );
        expect((await backend.send('post', '/views', draft)).status).toBe(409);
        expect((await backend.send('delete', path)).status).toBe(204);
        expect((await backend.get('/views')).body.items).toEqual([]);
      });

      it.each([
        [{ ...draft, name: '' }, 'name'],
        [{ ...draft, name: '  ' }, 'name'],
        [{ ...draft, name: 'x'.repeat(81) }, 'name'],
        [{ ...draft, query: 'a\0b' }, 'query'],
        [{ ...draft, query: '//elsewhere' }, 'query'],
        [{ ...draft, query: 'x'.repeat(4001) }, 'query'],
        [{ name: 'x', query: '' }, 'shared'],
      ])('refuse draft %#, naming the field', async (body, field) => {
        const response = await backend.send('post', '/views', body);
        expect(response.status).toBe(400);
        expect(response.body.error.message).toContain(field);
      });

      it('are for those who may read findings', async () => {
        for (const response of [
          await backend.get('/views', users.nobody),
          await backend.send('post', '/views', draft, users.nobody),
        ])
          expect(response.status).toBe(403);
      });
    });
  },
);
