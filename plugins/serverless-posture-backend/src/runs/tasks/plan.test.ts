import { TestDatabases } from '@backstage/backend-test-utils';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { crowdedWorld } from '../../__testUtils__/crowdedWorld';
import { impatientClock } from '../../__testUtils__/impatientClock';
import { TestOrganization } from '../../__testUtils__/organization';
import { until } from '../../__testUtils__/workerProcess';
import type { RequestHandler } from '../../aws/clients';
import { InProcessEngine } from './InProcessEngine';
import { RunWorker } from './RunWorker';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** More accounts than a page lists. */
const ACCOUNTS = 24;

/** Sends requests, the second page of accounts only once it is let through. */
class HeldListing implements RequestHandler {
  private readonly sockets = new NodeHttpHandler();
  private pages = 0;
  letThrough = () => {};
  private readonly open = new Promise<void>(resolve => {
    this.letThrough = resolve;
  });

  handle: RequestHandler['handle'] = async (request, options) => {
    const isPage = request.headers['x-amz-target']?.endsWith('.ListAccounts');
    if (isPage && ++this.pages === 2) await this.open;
    return this.sockets.handle(request, options);
  };

  destroy() {
    this.sockets.destroy();
  }
}

describe('while accounts are still listed', () => {
  let organization: TestOrganization;
  let undisturbed: TestOrganization;

  beforeEach(async () => {
    impatientClock();
    const world = () => crowdedWorld(Array(ACCOUNTS).fill(2));
    [organization, undisturbed] = await Promise.all(
      [0, 1].map(async () =>
        TestOrganization.open(await databases.init('SQLITE_3'), world()),
      ),
    );
    await undisturbed.run();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await organization.close();
    await undisturbed.close();
  });

  function workerOf(requestHandler: RequestHandler, quotaShare = 1) {
    const dependencies = organization.dependencies();
    return new RunWorker(
      {
        ...dependencies,
        aws: { requestHandler },
        configuration: { ...dependencies.configuration, quotaShare },
      },
      new InProcessEngine(),
    );
  }

  /** Begins a run, and waits until all is read of the accounts that are listed. */
  async function begun(worker: RunWorker): Promise<number> {
    await worker.start();
    const { id } = await worker.begin('manual');
    const { tasks, scopes } = organization.store;
    await until(async () => {
      const planned = await tasks.ids(id, 'scope');
      const read = await scopes.ofRun(id);
      const places = new Set(
        read.map(({ accountId, region }) => `scope/${accountId}/${region}`),
      );
      return planned.length > 0 && planned.every(scope => places.has(scope));
    });
    return id;
  }

  it('what some have is read, and judged only once all are known', async () => {
    const listing = new HeldListing();
    const worker = workerOf(listing);
    const id = await begun(worker);
    const { store } = organization;
    expect((await store.tasks.ids(id, 'judge')).length).toBeLessThan(ACCOUNTS);
    expect(await store.findings.open({ source: ['POSTURE'] })).toEqual([]);
    expect(await store.tasks.expected(id)).toBeUndefined();
    listing.letThrough();
    const { state, scopes } = await worker.ended(id);
    expect({ state, total: scopes.total }).toEqual({
      state: 'complete',
      total: scopes.complete,
    });
    expect(await organization.resources()).toEqual(
      await undisturbed.resources(),
    );
    expect(await organization.verdicts()).toEqual(await undisturbed.verdicts());
    await worker.stop();
  });

  it('what changed of findings is read, where a run before has read all', async () => {
    await organization.run();
    const { store } = organization;
    const imported = async () => (await store.findings.sources.all()).length;
    expect(await imported()).toBeGreaterThan(0);
    const listing = new HeldListing();
    const worker = workerOf(listing);
    const id = await begun(worker);
    const early = await store.tasks.ids(id, 'findings');
    expect(early).toHaveLength(await imported());
    listing.letThrough();
    expect(await worker.ended(id)).toMatchObject({ state: 'complete' });
    expect(await organization.verdicts()).toEqual(await undisturbed.verdicts());
    await worker.stop();
  });

  it.each([
    ['that one chain of pages uses up are read', 0.5, true],
    ['that takes ranges of accounts wait for these', 1, false],
  ])('all findings, of a quota %s', async (_, quotaShare, isEarly) => {
    const { store } = organization;
    const listing = new HeldListing();
    const worker = workerOf(listing, quotaShare);
    const id = await begun(worker);
    const early = await store.tasks.ids(id, 'findings');
    expect(early.length > 0).toBe(isEarly);
    listing.letThrough();
    expect(await worker.ended(id)).toMatchObject({ state: 'complete' });
    expect(await store.findings.sources.all()).toHaveLength(
      (await undisturbed.store.findings.sources.all()).length,
    );
    expect(await organization.verdicts()).toEqual(await undisturbed.verdicts());
    await worker.stop();
  });

  it('a run that is interrupted goes on without planning an account twice', async () => {
    const first = workerOf(new HeldListing());
    const id = await begun(first);
    await first.stop();
    const second = workerOf(new NodeHttpHandler());
    await second.start();
    const { state, scopes } = await second.ended(id);
    expect({ state, total: scopes.total }).toEqual({
      state: 'complete',
      total: scopes.complete,
    });
    expect(await organization.verdicts()).toEqual(await undisturbed.verdicts());
    await second.stop();
  });
});
