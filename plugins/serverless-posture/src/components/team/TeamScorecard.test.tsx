import { screen, waitFor, within } from '@testing-library/react';
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
      ['group:default/payments', 'current', { subTeams: false }],
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
      { subTeams: false },
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
      '/serverless-posture/triage?service=component:default/checkout-api&source=POSTURE&status=NOT_AVAILABLE',
    );
  });

  it('tells what exemptions change, which end soon, and what looks like the team’s', async () => {
    await render(
      fixtureApi({
        getTeamWeek: async () => ({
          ...teamWeek,
          scoreWithoutExemptions: 79,
          gradeWithoutExemptions: 'C',
          exempted: 2,
          expiring: { exemptions: 3, first: '2026-11-20T10:00:00.000Z' },
          lookalikes: 4,
        }),
      }),
    );
    expect(
      await screen.findByText('Without exemptions 79, C'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('exempted', { selector: 'dt' }).nextSibling,
    ).toHaveTextContent('2');
    expect(
      screen.getByText(/exemptions end, the first/).nextSibling,
    ).toHaveTextContent('3');
    expect(
      screen.getByText(/4 resources without an owner look like yours/),
    ).toHaveTextContent('Look and claim');
  });

  it('sums up teams below where that is chosen, and says so in the address', async () => {
    const api = fixtureApi();
    const commerce = {
      ...payments,
      metadata: { name: 'commerce' },
      relations: [{ type: 'parentOf', targetRef: 'group:default/payments' }],
    };
    await renderBody(<TeamScorecard />, { api, entity: commerce });
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'With sub-teams' }),
    );
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '/?subTeams=true',
    );
    expect(api.getTeamWeek).toHaveBeenLastCalledWith(
      'group:default/commerce',
      'current',
      { subTeams: true },
    );
    expect(
      screen.getByRole('link', { name: 'failing findings now' }),
    ).toHaveAttribute(
      'href',
      '/serverless-posture/triage?owner=group:default/payments&subTeams=true',
    );
  });

  it('saves the changes as CSV, and prints', async () => {
    const created = jest.fn(() => 'blob:changes');
    Object.assign(URL, {
      createObjectURL: created,
      revokeObjectURL: jest.fn(),
    });
    const print = jest.spyOn(window, 'print').mockImplementation();
    const clicked = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    const api = fixtureApi();
    await render(api);
    await userEvent.click(await screen.findByRole('button', { name: 'CSV' }));
    expect(api.exportTeamWeek).toHaveBeenCalledWith(
      'group:default/payments',
      '2026-W46',
      { subTeams: false },
    );
    await waitFor(() => expect(clicked).toHaveBeenCalled());
    expect((clicked.mock.contexts[0] as HTMLAnchorElement).download).toBe(
      'payments-2026-W46.csv',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalled();
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
      'serverlessPosture.posture.read',
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
