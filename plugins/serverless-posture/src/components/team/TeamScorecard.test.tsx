import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureApi, refusal, unanswered } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import { teamWeek } from '../../__testUtils__/fixtures';
import { payments } from '../../__testUtils__/entities';
import { renderBody } from '../../__testUtils__/render';
import { TeamScorecard } from './TeamScorecard';
import { daysWords } from './weekWords';

const render = (api = fixtureApi(), path = '/') =>
  renderBody(<TeamScorecard />, { api, path, entity: payments });

describe('TeamScorecard', () => {
  it('compares the week with the one before it, in one request', async () => {
    const api = fixtureApi();
    const { container } = await render(api);
    expect(
      await screen.findByRole('heading', { name: 'Week 46' }),
    ).toBeInTheDocument();
    expect(screen.getByText('9 – 15 November 2026')).toBeInTheDocument();
    expect(screen.getByText(/, was C/)).toHaveTextContent(
      '82 of 100, ▲ up 3 since week 45, was C',
    );
    expect(
      screen.getByText('fixed', { selector: 'dt' }).nextSibling,
    ).toHaveTextContent('7');
    expect(
      screen.getByText('came back', { selector: 'dt' }).nextSibling,
    ).toHaveTextContent('1');
    expect(
      screen.getByRole('img', { name: 'Score rose from 68 to 81 in 7 weeks' }),
    ).toBeInTheDocument();
    expect(Object.values(api).flatMap(call => call.mock.calls)).toEqual([
      ['group:default/payments', 'current'],
    ]);
    await expectAccessible(container);
  });

  it('names the changes that raise the score most, for the current week alone', async () => {
    const table = { name: 'Three fixes that raise the score most' };
    const { unmount } = await render(
      fixtureApi({
        getTeamWeek: async () => ({ ...teamWeek, nextWeek: undefined }),
      }),
    );
    const [, first] = within(
      await screen.findByRole('table', table),
    ).getAllByRole('row');
    expect(first).toHaveTextContent(/checkout-sharedcheckout-api9\+11grade A/);
    expect(within(first).getByRole('link')).toHaveAttribute(
      'href',
      '/serverless-posture/triage?finding=f1',
    );
    unmount();
    await render();
    await screen.findByRole('heading', { name: 'Week 46' });
    expect(screen.queryByRole('table', table)).not.toBeInTheDocument();
  });

  it('goes from week to week by links', async () => {
    const api = fixtureApi();
    await render(api);
    await userEvent.click(
      await screen.findByRole('link', { name: '‹ Week 45' }),
    );
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '/?week=2026-W45',
    );
    expect(api.getTeamWeek).toHaveBeenLastCalledWith(
      'group:default/payments',
      '2026-W45',
    );
    expect(screen.getByRole('link', { name: 'Week 47 ›' })).toBeInTheDocument();
  });

  it('sorts services by what needs the team most, and links counts to their rows', async () => {
    const services = [...teamWeek.services].reverse();
    await render(
      fixtureApi({ getTeamWeek: async () => ({ ...teamWeek, services }) }),
    );
    const table = within(
      await screen.findByRole('table', { name: 'Services' }),
    );
    const rows = table.getAllByRole('row').slice(1);
    expect(
      rows.map(row => within(row).getAllByRole('link')[0].textContent),
    ).toEqual(['refunds', 'checkout-api']);
    expect(rows[0]).toHaveTextContent('capped by an open CRITICAL');
    expect(within(rows[1]).getByRole('link', { name: '95 %' })).toHaveAttribute(
      'href',
      '/serverless-posture/triage?service=component:default/checkout-api&status=NOT_AVAILABLE',
    );
  });

  it('says what to do where the team has no service', async () => {
    const empty = {
      ...teamWeek,
      services: [],
      changes: [],
      fixed: 0,
      new: 0,
      reopened: 0,
      score: undefined,
    };
    await render(fixtureApi({ getTeamWeek: async () => empty }));
    expect(
      await screen.findByText(
        /No service of this owner has serverless resources/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Nothing was fixed, nothing is new and nothing came back.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('No verdict is known, so there is no score.'),
    ).toBeInTheDocument();
  });

  it('leads back from a week that the backend refuses', async () => {
    await render(
      fixtureApi({
        getTeamWeek: () => Promise.reject(refusal(400, 'no such week')),
      }),
      '/?week=2026-W99',
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('no such week');
    expect(
      screen.getByRole('link', { name: 'Go to the current week' }),
    ).toHaveAttribute('href', '/');
  });

  it('keeps the layout while loading, and names a missing permission', async () => {
    const { unmount } = await render(fixtureApi({ getTeamWeek: unanswered }));
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    unmount();
    await render(
      fixtureApi({ getTeamWeek: () => Promise.reject(refusal(403, 'no')) }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'catalog.entity.read',
    );
  });
});

describe('daysWords', () => {
  it('names both months of a week that spans two', () => {
    expect(daysWords('2026-11-30', '2026-12-07')).toBe(
      '30 November – 6 December 2026',
    );
  });
});
