import {
  ACCOUNT,
  day,
  fn,
  FUNCTIONS,
  idOf,
  judge,
  tracingControl,
  verdict,
} from './__testUtils__/builders';
import { testStore } from './__testUtils__/databases';
import { PostureStore } from './store';

jest.setTimeout(60_000);

const [open, closed, untold] = ['open', 'closed', 'untold'].map(name =>
  fn(name),
);
const resources = [open, closed, untold];

async function collect(store: PostureStore) {
  const seen = new Set(
    await store.resources.syncPage({ now: day(0), resources }),
  );
  await store.resources.settle({ ...FUNCTIONS, seen, now: day(0) });
  await judge(
    store,
    day(0),
    resources.flatMap(one => [
      verdict(one, 'FAILED'),
      verdict(one, 'NOT_AVAILABLE', tracingControl),
    ]),
  );
}

const known = new Map([
  [idOf(open), true],
  [idOf(closed), false],
]);

describe('exposures', () => {
  testStore(
    'stand on resources and what is found on them, and are written where they changed',
    async store => {
      await collect(store);
      expect(await store.exposures.replace(ACCOUNT, known)).toBe(2);
      expect(await store.exposures.toFindings(ACCOUNT)).toBe(4);
      const findings = await store.findings.open({});
      const exposed = findings.map(one => [one.resource.name, one.exposed]);
      expect(new Map(exposed as [string, boolean][])).toEqual(
        new Map([
          ['open', true],
          ['closed', false],
          ['untold', undefined],
        ]),
      );
      expect(await store.exposures.replace(ACCOUNT, known)).toBe(0);
      expect(await store.exposures.toFindings()).toBe(0);
    },
  );

  testStore('are forgotten where nobody knows any more', async store => {
    await collect(store);
    await store.exposures.replace(ACCOUNT, known);
    await store.exposures.toFindings();
    expect(await store.exposures.replace(ACCOUNT, new Map())).toBe(2);
    expect(await store.exposures.toFindings()).toBe(4);
    const findings = await store.findings.open({});
    expect(findings.map(({ exposed }) => exposed)).toEqual(
      Array(6).fill(undefined),
    );
  });

  testStore('outlive that their resource is stored anew', async store => {
    await collect(store);
    await store.exposures.replace(ACCOUNT, known);
    await store.resources.syncPage({
      now: day(1),
      resources: resources.map(one => ({ ...one, tags: { a: 'b' } })),
    });
    expect(await store.exposures.replace(ACCOUNT, known)).toBe(0);
  });

  testStore('know what was listed to its end', async store => {
    expect(await store.exposures.listed(ACCOUNT)).toEqual(new Set());
    await collect(store);
    expect(await store.exposures.listed(ACCOUNT)).toEqual(
      new Set(['AWS::Lambda::Function eu-west-1']),
    );
  });
});
