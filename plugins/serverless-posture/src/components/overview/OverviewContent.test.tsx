import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureApi, refusal, unanswered } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import { overview } from '../../__testUtils__/fixtures';
import { renderBody } from '../../__testUtils__/render';
import { OverviewContent } from './OverviewContent';

const render = (api = fixtureApi(), path = '/') =>
  renderBody(<OverviewContent />, { api, path });

describe('OverviewContent', () => {
  it('tells how the organization stands in one request of its own, and every count is a link', async () => {
    const api = fixtureApi();
    const { container } = await render(api);
    expect(
      await screen.findByRole('img', { name: /^Score rose from 70 to 76/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '20 without an owner' }),
    ).toHaveAttribute('href', '/serverless-posture/ownership');
    const teams = within(screen.getByRole('table', { name: 'Teams' }));
    const [, worst] = teams.getAllByRole('row');
    expect(
      within(worst)
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['storefront', '/catalog/default/group/storefront/serverless-scorecard'],
      [
        '2',
        '/serverless-posture/triage?owner=group:default/storefront&severity=CRITICAL&source=POSTURE&exempted=false',
      ],
      [
        '5',
        '/serverless-posture/triage?owner=group:default/storefront&severity=HIGH&source=POSTURE&exempted=false',
      ],
      [
        '90 %',
        '/serverless-posture/triage?owner=group:default/storefront&source=POSTURE&status=NOT_AVAILABLE',
      ],
    ]);
    expect(screen.getByRole('link', { name: '12' })).toHaveAttribute(
      'href',
      '/serverless-posture/triage?controlId=lambda-url-auth-none&exempted=false',
    );
    expect(
      screen.getByRole('link', { name: /failing findings? in all$/ }),
    ).toHaveAttribute(
      'href',
      '/serverless-posture/triage?source=POSTURE&exempted=false',
    );
    expect(api.getOverview).toHaveBeenCalledTimes(1);
    await expectAccessible(container);
  });

  it('shows the teams of one grade, and says so in the address', async () => {
    await render();
    const grades = within(
      await screen.findByRole('region', { name: 'Teams by grade' }),
    );
    await userEvent.click(
      within(grades.getAllByRole('listitem')[3]).getByRole('link'),
    );
    expect(screen.getByLabelText('location')).toHaveTextContent('/?grade=D');
    const teams = within(screen.getByRole('table', { name: 'Teams' }));
    expect(teams.getAllByRole('row')).toHaveLength(2);
    await userEvent.click(screen.getByRole('link', { name: 'Show all teams' }));
    expect(teams.getAllByRole('row')).toHaveLength(3);
  });

  it('says what is missing while nothing is known', async () => {
    await render(
      fixtureApi({
        getOverview: async () => ({
          ...overview,
          day: undefined,
          score: undefined,
          grade: undefined,
          coverage: { known: 0, expected: 0, share: 1 },
          resources: 0,
          unowned: 0,
          teams: [],
          history: [],
          worstControls: [],
          failing: 0,
        }),
      }),
    );
    expect(
      await screen.findByText('No verdict is known, so there is no score.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/A team is here as soon as/)).toBeInTheDocument();
    expect(screen.getByText('No known verdict fails.')).toBeInTheDocument();
  });

  it('keeps the layout while loading, and names a missing permission', async () => {
    const { unmount } = await render(fixtureApi({ getOverview: unanswered }));
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    unmount();
    await render(
      fixtureApi({ getOverview: () => Promise.reject(refusal(403, 'no')) }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'serverlessPosture.posture.read',
    );
  });
});
