import { Agreement } from 'backstage-plugin-serverless-posture-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { mapValues, sortBy } from 'lodash';
import {
  ACCOUNT,
  day,
  fn,
  idOf,
  judge,
  tracingControl,
  urlControl,
  verdict,
} from '../../__testUtils__/builders';
import { until } from '../../../__testUtils__/workerProcess';
import { databases } from '../../__testUtils__/databases';
import { accountFixture, GROUP, SERVICE } from '../../__testUtils__/fixture';
import { PostureAuthorization } from '../../authorization';
import { fixId } from '../../ids';
import { PostureStore } from '../../store';
import { FacetCount, PostureFilter } from '../../types';
import { countFacets, FacetTally } from '../facets';
import { narrow } from '../narrow';
import { DIMENSIONS, selectCountable, toCountable } from './dimensions';
import { FacetIndex } from './FacetIndex';
import { FacetTable, TooManyValuesError } from './FacetTable';

jest.setTimeout(120_000);

const OTHER = '222222222222';

/** Findings of all sorts, in two accounts. */
async function prepare(knex: Knex): Promise<PostureStore> {
  const store = await PostureStore.create({ knex });
  await accountFixture(store);
  await store.accounts.replace([
    {
      accountId: ACCOUNT,
      name: 'shop',
      state: 'ACTIVE',
      environments: ['production'],
      organizationalUnits: ['r-1', 'ou-1-work', 'ou-1-shop'],
    },
    {
      accountId: OTHER,
      name: 'stock',
      state: 'ACTIVE',
      organizationalUnits: ['r-1', 'ou-1-work'],
    },
  ]);
  const again = ['n1', 'N2', 'n3'].map(name => fn(name));
  await judge(store, day(2), [
    ...again.map(resource => verdict(resource, 'FAILED')),
    verdict(again[2], 'NOT_AVAILABLE', tracingControl),
  ]);
  const ids: string[] = await knex('findings').orderBy('id').pluck('id');
  const change = (index: number, values: object) =>
    knex('findings').where({ id: ids[index] }).update(values);
  await change(0, { exposed: true, assignee_ref: GROUP, workflow: 'NOTIFIED' });
  await change(1, { snoozed_until: day(5).toISOString(), exemption_id: 7 });
  await change(2, { snoozed_hash: 'h', exposed: false, stale: true });
  await change(3, { agreement: 'BOTH' });
  await change(4, { agreement: 'MERGED', source: 'SECURITY_HUB' });
  await change(5, { source: 'SECURITY_HUB', layer: null });
  return store;
}

const some = <T>(...values: T[]) => fc.subarray(values, { minLength: 1 });

const filters = fc.record(
  {
    status: some<'FAILED' | 'NOT_AVAILABLE'>('FAILED', 'NOT_AVAILABLE'),
    severity: some<'CRITICAL' | 'LOW' | 'HIGH'>('CRITICAL', 'LOW', 'HIGH'),
    layer: some<'FUNCTION' | 'API'>('FUNCTION', 'API'),
    source: some<'POSTURE' | 'SECURITY_HUB'>('POSTURE', 'SECURITY_HUB'),
    agreement: some<Agreement>('BOTH', 'WE_PASS'),
    workflow: some<'NEW' | 'NOTIFIED'>('NEW', 'NOTIFIED'),
    controlId: some(urlControl.id, tracingControl.id),
    controlOf: some(urlControl.id, 'another'),
    accountId: some(ACCOUNT, OTHER),
    region: some('eu-west-1', 'us-east-1'),
    resourceType: some('AWS::Lambda::Function', 'AWS::S3::Bucket'),
    owner: some(GROUP, 'group:default/b', 'unowned'),
    service: some(SERVICE, 'none'),
    assignee: some(GROUP, 'none'),
    environment: some('production', 'none'),
    ou: some('r-1', 'ou-1-shop', 'ou-1'),
    exposure: some<'INTERNET' | 'NO_PATH' | 'UNKNOWN'>(
      'INTERNET',
      'NO_PATH',
      'UNKNOWN',
    ),
    exempted: fc.boolean(),
    stale: fc.boolean(),
    snoozed: fc.boolean(),
    firstSeen: fc.record(
      { from: fc.constantFrom(day(0), day(1)), until: fc.constant(day(2)) },
      { requiredKeys: [] },
    ),
    text: fc.constantFrom('n1', 'N2', 'tracing', 'nothing', ' '),
    fix: some(fixId('none such'), 'none'),
    at: fc.constantFrom(day(4), day(6)),
  },
  { requiredKeys: ['at'] },
) as fc.Arbitrary<PostureFilter>;

const owner = { kind: 'owner' as const, owners: [GROUP] };
const account = { kind: 'account' as const, accounts: [OTHER] };
const severity = {
  kind: 'severity' as const,
  severities: ['CRITICAL' as const],
};
const authorizations = fc.constantFrom<PostureAuthorization>(
  undefined,
  undefined,
  owner,
  { not: owner },
  { anyOf: [owner, account] },
  { allOf: [severity, { not: account }] },
);

/** Databases sort texts in their own ways. */
const inOneOrder = ({ facets, byControl, total }: FacetTally) => {
  const sorted = (counts: FacetCount[]) => sortBy(counts, 'value');
  return {
    facets: mapValues(facets, sorted),
    byControl: sorted(byControl),
    total,
  };
};

describe.each(databases.eachSupportedId())('FacetTable (%s)', id => {
  it('counts what the database counts, whatever is asked', async () => {
    const knex = await databases.init(id);
    await prepare(knex);
    const table = new FacetTable();
    const rows: object[] = await selectCountable(knex).modify(query =>
      narrow(query, {}, undefined),
    );
    rows.forEach((row, index) => table.set(`${index}`, [toCountable(row)]));
    const known = filters.map(({ text, fix, ...filter }) => filter);
    await fc.assert(
      fc.asyncProperty(known, authorizations, async (filter, rights) => {
        expect(inOneOrder(table.count(filter, rights))).toEqual(
          inOneOrder(await countFacets(knex, filter, rights)),
        );
      }),
      { numRuns: 60 },
    );
  });
});

const postgres = databases
  .eachSupportedId()
  .flat()
  .filter(id => id !== 'SQLITE_3');

describe('FacetIndex', () => {
  it.each(postgres)(
    'answers as the database does, text and fixes included (%s)',
    async id => {
      const knex = await databases.init(id);
      await prepare(knex);
      const index = new FacetIndex(knex);
      await fc.assert(
        fc.asyncProperty(filters, authorizations, async (filter, rights) => {
          expect(inOneOrder((await index.count(filter, rights))!)).toEqual(
            inOneOrder(await countFacets(knex, filter, rights)),
          );
        }),
        { numRuns: 30 },
      );
    },
  );

  it.each(postgres)(
    'sees each change, whoever makes it, once it is committed (%s)',
    async id => {
      const knex = await databases.init(id);
      const store = await prepare(knex);
      const index = new FacetIndex(knex);
      const expectSame = async () =>
        expect(inOneOrder((await index.count({}, undefined))!)).toEqual(
          inOneOrder(await countFacets(knex, {}, undefined)),
        );
      await expectSame();
      // While an older transaction goes on, be it in another database of the server, what was read may have more to come.
      await until(async () => {
        const before = await index.version();
        return (await index.version()) === before;
      });
      const version = await index.version();
      expect(await index.version()).toBe(version);

      await judge(store, day(3), [verdict(fn('n1'), 'PASSED')]);
      await expectSame();
      expect(await index.version()).not.toBe(version);
      await store.resources.setAttributions([
        {
          id: idOf(fn('N2')),
          attribution: { rule: 'tag', ownerRef: 'group:default/new' },
        },
      ]);
      await expectSame();

      // One that began first and commits last.
      const late = await knex.transaction();
      await late('findings')
        .where({ account_id: OTHER })
        .update({ workflow: 'NOTIFIED' });
      await knex('findings').where({ account_id: ACCOUNT }).delete();
      await expectSame();
      await late.commit();
      await expectSame();
      const { facets } = (await index.count({}, undefined))!;
      expect(facets.workflow.map(({ value }) => value)).toEqual(['NOTIFIED']);
      expect(facets.accountId.map(({ value }) => value)).toEqual([OTHER]);
    },
  );

  it('has a code for no more than 65,536 values', () => {
    const table = new FacetTable();
    const rows = Array.from({ length: 65_537 }, (_, index) => ({
      values: DIMENSIONS.map(() => `value-${index}`),
      firstSeen: 0,
    }));
    expect(() => table.set('fits', rows.slice(1))).not.toThrow();
    expect(() => table.set('one more', rows)).toThrow(TooManyValuesError);
  });

  it.each(postgres)(
    'reads all anew where its changes may be forgotten (%s)',
    async id => {
      const knex = await databases.init(id);
      await prepare(knex);
      const index = new FacetIndex(knex);
      await index.count({}, undefined);
      await knex('findings').where({ account_id: OTHER }).delete();
      await knex('finding_changes').delete();
      const now = Date.now();
      jest.spyOn(Date, 'now').mockReturnValue(now + 3 * 60 * 60_000);
      const { facets } = (await index.count({}, undefined))!;
      jest.restoreAllMocks();
      expect(facets.accountId.map(({ value }) => value)).toEqual([ACCOUNT]);
    },
  );
});
