import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ServerlessPostureApi } from 'backstage-plugin-serverless-posture-common';
import { fixtureApi, refusal, unanswered } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import {
  accountScopes,
  activeRun,
  coverage,
  finishedRun,
} from '../../__testUtils__/fixtures';
import { renderBody } from '../../__testUtils__/render';
import { CollectionContent } from './CollectionContent';

const render = (
  overrides: Partial<ServerlessPostureApi> = {},
  options: { path?: string } = {},
) => {
  const api = fixtureApi(overrides);
  return renderBody(<CollectionContent />, { api, ...options }).then(
    rendered => ({ api, ...rendered }),
  );
};

describe('CollectionContent', () => {
  it('says what is covered, what stands in the way and what to do', async () => {
    const { container } = await render();
    expect(
      await screen.findByText('94 % of all scopes are complete'),
    ).toBeInTheDocument();
    const rows = within(
      screen.getByRole('table', { name: /^Coverage/ }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('legacy-batch');
    expect(
      screen.getByRole('button', { name: 'legacy-batch, eu-west-1: failed' }),
    ).toBeInTheDocument();
    // A scope that nobody mentions was not collected; it is not complete.
    expect(
      screen.getByRole('button', {
        name: 'legacy-batch, global: not collected',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText(/Do this/).parentElement).toHaveTextContent(
      'Deploy the StackSet to OU Legacy.',
    );
    expect(
      screen.getByRole('link', { name: '6 verdicts are unknown' }),
    ).toHaveAttribute(
      'href',
      '/serverless-posture/triage?status=NOT_AVAILABLE&accountId=333333333333&region=eu-west-1',
    );
    await expectAccessible(container);
  });

  it('tells once of a Region that is off in many accounts, and what is code', async () => {
    const [obstacle] = coverage.obstacles;
    const off = ['sandbox', 'billing'].map(accountName => ({
      ...obstacle,
      accountId: accountName,
      accountName,
      region: 'ap-southeast-4',
      state: 'skipped' as const,
      errorClass: 'region-disabled' as const,
      title: `${accountName}, ap-southeast-4: Region not enabled`,
    }));
    await render({
      getCoverage: async () => ({
        ...coverage,
        obstacles: [{ ...obstacle, fix: 'Run `posture policy`.' }, ...off],
      }),
    });
    const region = await screen.findByRole('region', {
      name: 'What stands in the way',
    });
    const items = within(region).getAllByRole('listitem');
    expect(items).toHaveLength(2);
    expect(within(items[0]).getByText('posture policy').tagName).toBe('CODE');
    expect(items[1]).toHaveTextContent(
      'ap-southeast-4: not enabled in 2 accountsbilling and sandbox.',
    );
  });

  it('says once what is the same in many accounts, and where', async () => {
    const [obstacle] = coverage.obstacles;
    const alike = {
      accounts: 411,
      accountNames: ['a', 'b'],
      inOtherRegions: true,
    };
    await render({
      getCoverage: async () => ({
        ...coverage,
        obstacles: [
          { ...obstacle, alike },
          {
            ...obstacle,
            collector: 'sqs',
            alike: { accounts: 0, accountNames: [], inOtherRegions: true },
          },
        ],
      }),
    });
    expect(
      await screen.findByText(
        'The same in 411 other accounts, such as a and b, and in other Regions.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The same in other Regions of the account.'),
    ).toBeInTheDocument();
  });

  it('opens a scope to its collectors, in the URL', async () => {
    const { api, container } = await render();
    const cell = await screen.findByRole('button', {
      name: 'legacy-batch, eu-west-1: failed',
    });
    expect(api.getAccountScopes).not.toHaveBeenCalled();
    await userEvent.click(cell);
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '/?scope=333333333333/eu-west-1',
    );
    const collectors = await screen.findByRole('table', {
      name: 'Collectors of legacy-batch, eu-west-1',
    });
    expect(collectors).toHaveTextContent('The reader role can’t be assumed.');
    expect(api.getAccountScopes.mock.calls).toEqual([
      ['333333333333', 'eu-west-1'],
    ]);
    await expectAccessible(container);
  });

  describe('a scope that is open', () => {
    const path = '/?scope=333333333333/eu-west-1';
    const region = () =>
      screen.findByRole('region', {
        name: 'Collectors of legacy-batch, eu-west-1',
      });

    it('keeps its room while its collectors are read', async () => {
      await render({ getAccountScopes: unanswered }, { path });
      expect(
        within(await region()).getByRole('status', { name: 'Loading' }),
      ).toBeInTheDocument();
    });

    it('says that nothing has read it', async () => {
      await render(
        {
          getAccountScopes: async () => ({ ...accountScopes, scopes: [] }),
        },
        { path },
      );
      expect(
        await within(await region()).findByText(
          'No collector has read this scope.',
        ),
      ).toBeInTheDocument();
    });

    it('names a missing permission', async () => {
      await render(
        { getAccountScopes: () => Promise.reject(refusal(403, 'no')) },
        { path },
      );
      expect(
        await within(await region()).findByRole('alert'),
      ).toHaveTextContent('serverlessPosture.collection.read');
    });

    it('says why it could not be read, and tries again', async () => {
      const { api } = await render(
        { getAccountScopes: () => Promise.reject(refusal(500, 'locked')) },
        { path },
      );
      const opened = within(await region());
      expect(await opened.findByRole('alert')).toHaveTextContent('locked');
      api.getAccountScopes.mockResolvedValue(accountScopes);
      await userEvent.click(opened.getByRole('button', { name: 'Try again' }));
      expect(await opened.findByRole('table')).toBeInTheDocument();
      expect(opened.queryByRole('alert')).not.toBeInTheDocument();
    });
  });

  it('draws of many accounts those in sight, and searches all', async () => {
    // Nothing has a size in jsdom.
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
    jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(60);
    const accounts = Array.from({ length: 5000 }, (_, index) => ({
      accountId: String(100000000000 + index),
      name: `team-${index}`,
      state: 'ACTIVE',
      regions: [{ region: 'eu-west-1', state: 'complete' as const }],
    }));
    await render({ getCoverage: async () => ({ ...coverage, accounts }) });
    const table = await screen.findByRole('table', { name: /^Coverage/ });
    expect(table).toHaveAttribute('aria-rowcount', '5001');
    const drawn = within(table).getAllByRole('button');
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.length).toBeLessThan(400);
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search accounts by name or id' }),
      'team-4999',
    );
    expect(
      await screen.findByRole('button', {
        name: 'team-4999, eu-west-1: complete',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 5,000 accounts')).toBeInTheDocument();
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '/?account=team-4999',
    );
    jest.restoreAllMocks();
  });

  it('opens a run to its scopes and calls', async () => {
    const { api, container } = await render({}, { path: '/?run=418' });
    const scopes = await screen.findByRole('table', {
      name: 'Scopes of run 418 that are not complete',
    });
    expect(within(scopes).getAllByRole('row')[1]).toHaveTextContent(
      'legacy-batch',
    );
    expect(
      screen.getByText(
        'Collectors by scope: 2 failed, 34 complete. The first 1 of 2 that are not complete follow.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('lambda:ListFunctions').parentElement,
    ).toHaveTextContent('900 calls');
    expect(screen.getByText('1 min 12 s')).toBeInTheDocument();
    expect(api.getRun).toHaveBeenCalledWith(418);
    await expectAccessible(container);
  });

  it('says that a run has read nothing, and why', async () => {
    const run = { ...finishedRun, message: 'No account was found.' };
    await render(
      {
        getRuns: async () => [run],
        getRun: async () => ({
          run,
          scopes: [],
          scopesByState: {},
          callsByOperation: {},
        }),
      },
      { path: `/?run=${run.id}` },
    );
    expect(
      await screen.findByText('It has read no scope.'),
    ).toBeInTheDocument();
    expect(screen.getByText('No account was found.')).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Calls' }),
    ).not.toBeInTheDocument();
  });

  it('says what a run has read before it knows how much there is', async () => {
    const scopes = { ...activeRun.scopes, total: 0 };
    await render({ getRuns: async () => [{ ...activeRun, scopes }] });
    expect(
      await screen.findByRole('progressbar', { name: 'Run 419' }),
    ).not.toHaveAttribute('aria-valuenow');
    expect(
      screen.getByText(/^27 scopes, while accounts are still listed/),
    ).toBeInTheDocument();
  });

  it('follows a run that goes on until it has ended', async () => {
    const answers = [
      [activeRun, finishedRun],
      [{ ...activeRun, state: 'complete' as const }, finishedRun],
    ];
    const { api } = await render({
      getRuns: async () => (answers.length > 1 ? answers.shift()! : answers[0]),
    });
    expect(
      await screen.findByRole('progressbar', { name: 'Run 419' }),
    ).toHaveAttribute('aria-valuenow', '75');
    expect(
      screen.getByText('27 of 36 scopes · 1,204 calls · 3 throttled'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Start a run' }),
    ).not.toBeInTheDocument();
    await waitFor(() =>
      expect(screen.queryByRole('progressbar')).not.toBeInTheDocument(),
    );
    await waitFor(() => expect(api.getCoverage).toHaveBeenCalledTimes(2));
  });

  it('starts a run', async () => {
    const { api } = await render();
    api.getRuns.mockResolvedValue([activeRun, finishedRun]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start a run' }),
    );
    expect(api.startRun).toHaveBeenCalledTimes(1);
    expect(
      await screen.findByRole('progressbar', { name: 'Run 419' }),
    ).toBeInTheDocument();
  });

  it('cancels the run that goes on', async () => {
    const { api } = await render({
      getRuns: async () => [activeRun, finishedRun],
    });
    const button = await screen.findByRole('button', {
      name: 'Cancel run 419',
    });
    // Not before it is asked for: the page reads the runs anew all the time.
    api.cancelRun.mockImplementation(async () => {
      const cancelled = { ...activeRun, state: 'cancelled' as const };
      api.getRuns.mockResolvedValue([cancelled, finishedRun]);
      return cancelled;
    });
    await userEvent.click(button);
    expect(api.cancelRun).toHaveBeenCalledWith(419);
    expect(
      await screen.findByText(/Run 419 was cancelled/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Start a run' }),
    ).toBeInTheDocument();
  });

  it('says why a run could not be started, and shows the one that goes on without touching it', async () => {
    const { api } = await render();
    api.startRun.mockImplementation(async () => {
      api.getRuns.mockResolvedValue([activeRun, finishedRun]);
      throw refusal(409, 'Run 419 is going on');
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start a run' }),
    );
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('This was refused. Run 419 is going on');
    expect(within(alert).queryByRole('button')).not.toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Cancel run 419' }),
    ).toBeEnabled();
    expect(api.cancelRun).not.toHaveBeenCalled();
  });

  it('cannot be asked twice of the same runs', async () => {
    const { api } = await render();
    api.startRun.mockImplementation(async () => {
      api.getRuns.mockImplementation(unanswered);
      return activeRun;
    });
    const button = await screen.findByRole('button', { name: 'Start a run' });
    await userEvent.click(button);
    await waitFor(() => expect(api.getRuns).toHaveBeenCalledTimes(2));
    expect(button).toBeDisabled();
  });

  it('reads what is open of a run anew while it goes on', async () => {
    const { api } = await render({
      getRuns: async () => [activeRun, finishedRun],
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Run 419' }),
    );
    await waitFor(() => expect(api.getRun).toHaveBeenCalledTimes(1));
    api.getRuns.mockResolvedValue([
      { ...activeRun, calls: activeRun.calls + 7 },
      finishedRun,
    ]);
    await waitFor(() => expect(api.getRun).toHaveBeenCalledTimes(2), {
      timeout: 5000,
    });
  });

  it('says once that the runs could not be read', async () => {
    await render({ getRuns: () => Promise.reject(refusal(500, 'locked')) });
    const runs = screen.getByRole('region', { name: 'Runs' });
    expect(await within(runs).findByRole('alert')).toHaveTextContent('locked');
    expect(
      screen.queryByRole('region', { name: 'Current run' }),
    ).not.toBeInTheDocument();
  });

  it('says what to do while nothing was collected', async () => {
    await render({
      getRuns: async () => [],
      getCoverage: async () => ({ ...coverage, accounts: [], obstacles: [] }),
    });
    expect(
      await screen.findByText(/No account is known yet/),
    ).toBeInTheDocument();
    expect(screen.getByText(/There was no run yet/)).toBeInTheDocument();
  });

  it('keeps the layout while loading, and names a missing permission', async () => {
    const { unmount } = await render({
      getCoverage: unanswered,
      getRuns: unanswered,
    });
    expect(screen.getAllByRole('status', { name: 'Loading' })).toHaveLength(2);
    unmount();
    await render({ getCoverage: () => Promise.reject(refusal(403, 'no')) });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'serverlessPosture.collection.read',
    );
  });
});
