import {
  EntityProvider,
  entityRouteRef as catalogEntityRouteRef,
} from '@backstage/plugin-catalog-react';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { ReactElement } from 'react';
import { Route, Routes } from 'react-router-dom';
import { serverlessPostureApiRef } from './api';
import {
  EntityServerlessPostureCard,
  EntityServerlessPostureContent,
  EntityServerlessScorecardContent,
  isServerlessPostureAvailable,
  isServerlessScorecardAvailable,
  ServerlessPostureMyTeamsCard,
  ServerlessPosturePage,
} from './extensions';
import { serverlessPosturePlugin } from './plugin';
import { fixtureApi } from './__testUtils__/api';
import { checkoutApi, payments } from './__testUtils__/entities';

function render(element: ReactElement, path = '/') {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [serverlessPostureApiRef, fixtureApi()],
        [permissionApiRef, mockApis.permission()],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': catalogEntityRouteRef,
      },
    },
  );
}

describe('extensions of the old frontend system', () => {
  it('bring their API', () => {
    expect(
      [...serverlessPosturePlugin.getApis()].map(({ api }) => api.id),
    ).toEqual([serverlessPostureApiRef.id]);
  });

  it.each([
    ['/serverless-posture', '1,204 failing findings in all'],
    ['/serverless-posture/triage', '124 failing findings in 31 fixes'],
    ['/serverless-posture/collection', '94 % of all scopes are complete'],
    ['/serverless-posture/controls', '1 control, 1 switched on'],
  ])('have a page with a header and tabs at %s', async (path, text) => {
    await render(
      <Routes>
        <Route
          path="/serverless-posture/*"
          element={<ServerlessPosturePage />}
        />
      </Routes>,
      path,
    );
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: 'Serverless posture' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Triage' })).toBeInTheDocument();
  });

  it('have a tab and a card for services', async () => {
    await render(
      <EntityProvider entity={checkoutApi}>
        <Routes>
          <Route path="/" element={<EntityServerlessPostureContent />} />
        </Routes>
        <EntityServerlessPostureCard />
      </EntityProvider>,
    );
    expect(await screen.findAllByRole('img', { name: 'Grade B' })).toHaveLength(
      2,
    );
    expect(
      screen.getByRole('link', { name: /See findings and resources/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout-api/serverless',
    );
    expect(isServerlessPostureAvailable(checkoutApi)).toBe(true);
    expect(isServerlessPostureAvailable(payments)).toBe(false);
  });

  it('have a weekly scorecard for owners', async () => {
    await render(
      <EntityProvider entity={payments}>
        <Routes>
          <Route path="/" element={<EntityServerlessScorecardContent />} />
        </Routes>
      </EntityProvider>,
    );
    expect(await screen.findByText('What changed')).toBeInTheDocument();
    expect(isServerlessScorecardAvailable(payments)).toBe(true);
    expect(isServerlessScorecardAvailable(checkoutApi)).toBe(false);
  });

  it('have a card for the home page', async () => {
    await render(<ServerlessPostureMyTeamsCard />);
    expect(
      await screen.findByText(/No team of yours owns/),
    ).toBeInTheDocument();
  });
});
