import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { fixtureApi, refusal } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import { teamWeek } from '../../__testUtils__/fixtures';
import { renderBody } from '../../__testUtils__/render';
import { MyTeams } from './MyTeams';

const render = (api = fixtureApi(), teams = ['payments']) =>
  renderBody(
    <TestApiProvider
      apis={[
        [
          identityApiRef,
          mockApis.identity({
            userEntityRef: 'user:default/ann',
            ownershipEntityRefs: [
              'user:default/ann',
              ...teams.map(team => `group:default/${team}`),
            ],
          }),
        ],
      ]}
    >
      <MyTeams />
    </TestApiProvider>,
    { api },
  );

describe('MyTeams', () => {
  it('tells of each team how it stands, what changed, and what to fix first', async () => {
    const api = fixtureApi();
    const { container } = await render(api);
    expect(await screen.findByRole('listitem')).toHaveTextContent(
      /payments 82, ▲ up 3 since week 45.*This week 7 fixed, 3 new and 1 came back.*Fix first: /,
    );
    expect(screen.getByRole('link', { name: 'payments' })).toHaveAttribute(
      'href',
      '/catalog/default/group/payments/serverless-scorecard',
    );
    await expectAccessible(container);
  });

  it('leaves out teams that own nothing or are not in the catalog, and puts the worst first', async () => {
    const weeks: Record<string, number> = { a: 80, b: 60, c: 90, d: 70 };
    const api = fixtureApi({
      getTeamWeek: async ref => {
        const name = ref.split('/')[1];
        if (name === 'gone') throw refusal(404, 'no such group');
        return {
          ...teamWeek,
          entityRef: ref,
          score: weeks[name],
          resources: name === 'empty' ? 0 : 1,
        };
      },
    });
    await render(api, ['a', 'b', 'c', 'd', 'empty', 'gone']);
    const items = await screen.findAllByRole('listitem');
    expect(items.map(({ textContent }) => textContent!.slice(1, 5))).toEqual([
      'b 60',
      'd 70',
      'a 80',
    ]);
  });

  it('says that there is nothing to tell, or which permission is missing', async () => {
    const { unmount } = await render(fixtureApi(), []);
    expect(
      await screen.findByText(/No team of yours owns serverless resources/),
    ).toBeInTheDocument();
    unmount();
    await render(
      fixtureApi({ getTeamWeek: () => Promise.reject(refusal(403, 'no')) }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'serverlessPosture.posture.read',
    );
  });
});
