import {
  createExtensionTester,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { homePageWidgetDataRef } from '@backstage/plugin-home-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { serverlessPostureApiRef } from '../api';
import { fixtureApi } from '../__testUtils__/api';
import { expectAccessible } from '../__testUtils__/axe';
import { checkoutApi, payments } from '../__testUtils__/entities';
import apis from './apis';
import entityCards from './entityCards';
import entityContents from './entityContents';
import homeWidgets from './homeWidgets';
import pages from './pages';
import plugin from './plugin';

const api = [serverlessPostureApiRef, fixtureApi()] as const;

describe('plugin of the new frontend system', () => {
  it('is discovered under its id, with routes to its pages', () => {
    expect(plugin.pluginId).toBe('serverless-posture');
    expect(Object.keys(plugin.routes)).toEqual(['root', 'entity', 'team']);
  });

  it('serves the API', () => {
    const served = createExtensionTester(apis[0]).query(apis[0]).instance;
    expect(served).toBeDefined();
  });

  it.each([
    ['/serverless-posture', '1,204 failing findings in all'],
    ['/serverless-posture/triage', '124 failing findings in 31 fixes'],
    ['/serverless-posture/collection', '94 % of all scopes are complete'],
    ['/serverless-posture/controls', '1 control, 1 switched on'],
  ])('has a page at %s', async (path, text) => {
    renderTestApp({
      features: [plugin],
      extensions: [createTestEntityPage({ entity: checkoutApi })],
      apis: [api],
      initialRouteEntries: [path],
    });
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(
      screen.getByText('Collection', { selector: 'a, a *' }),
    ).toBeInTheDocument();
  });

  it('shows a tab on services', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: checkoutApi }),
        ...entityContents,
        ...pages,
      ],
      apis: [api],
    });
    expect(
      await screen.findByRole('img', { name: 'Grade B' }),
    ).toBeInTheDocument();
    expect(screen.queryByText('What changed')).not.toBeInTheDocument();
  });

  it('shows the weekly scorecard on owners', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: payments }),
        ...entityContents,
      ],
      apis: [api],
    });
    expect(await screen.findByText('What changed')).toBeInTheDocument();
  });

  it('shows a card on the overview of services, even where the page is switched off', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: checkoutApi }),
        ...entityCards,
      ],
      apis: [api],
    });
    expect(
      await screen.findByRole('img', { name: 'Grade B' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /See findings and resources/ }),
    ).toHaveAttribute('href', '//serverless');
    await expectAccessible();
  });

  it('has a widget for the home page', () => {
    const [widget] = homeWidgets;
    expect(
      createExtensionTester(widget).get(homePageWidgetDataRef),
    ).toMatchObject({ title: 'Serverless posture of my teams' });
  });
});
