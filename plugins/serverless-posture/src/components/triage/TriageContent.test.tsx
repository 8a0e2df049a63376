import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureApi, refusal, unanswered } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import { findingPage } from '../../__testUtils__/fixtures';
import { renderBody } from '../../__testUtils__/render';
import { TriageContent } from './TriageContent';

/** The page; as a list unless the path asks for groups. */
const render = (api = fixtureApi(), path = '/?by=none') =>
  renderBody(<TriageContent />, { api, path });
const location = () => screen.getByLabelText('location').textContent;

describe('TriageContent', () => {
  it('starts with what fails, worst first', async () => {
    const api = fixtureApi();
    const { container } = await render(api);
    expect(
      await screen.findByText('1,204 failing findings in 2 accounts'),
    ).toBeInTheDocument();
    expect(api.getFindings).toHaveBeenCalledTimes(1);
    expect(api.getFindings).toHaveBeenCalledWith({
      status: ['FAILED'],
      sort: 'severity',
      order: 'asc',
      facets: true,
    });
    expect(
      screen.getByRole('link', { name: '2 scopes not collected' }),
    ).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('filters by facets with counts, in the URL', async () => {
    const api = fixtureApi();
    await render(api);
    const severity = within(
      await screen.findByRole('group', { name: 'Severity' }),
    );
    expect(
      severity
        .getAllByRole('checkbox')
        .map(box => box.parentElement?.textContent),
    ).toEqual(['critical6', 'high118']);
    await userEvent.click(severity.getByLabelText(/critical/));
    await userEvent.click(severity.getByLabelText(/high/));
    expect(location()).toBe('/?by=none&severity=CRITICAL,HIGH');
    await waitFor(() =>
      expect(api.getFindings).toHaveBeenLastCalledWith(
        expect.objectContaining({ severity: ['CRITICAL', 'HIGH'] }),
      ),
    );
  });

  it('can show every status, and says so in the URL', async () => {
    const api = fixtureApi();
    await render(api);
    await userEvent.click(await screen.findByLabelText(/failing/));
    expect(location()).toBe('/?by=none&status=any');
    expect(
      await screen.findByText('1,204 findings in 2 accounts'),
    ).toBeInTheDocument();
    expect(api.getFindings.mock.lastCall?.[0]).not.toHaveProperty('status');
    await userEvent.click(screen.getByLabelText(/failing/));
    expect(location()).toBe('/?by=none');
  });

  it('reads its view from the URL', async () => {
    const api = fixtureApi();
    await render(
      api,
      '/?status=NOT_AVAILABLE&owner=unowned&text=pay&sort=age&order=desc',
    );
    expect(
      await screen.findByText('1,204 unknown findings in 2 accounts'),
    ).toBeInTheDocument();
    expect(api.getFindings).toHaveBeenCalledWith({
      status: ['NOT_AVAILABLE'],
      owner: ['unowned'],
      text: 'pay',
      sort: 'age',
      order: 'desc',
      facets: true,
    });
    expect(
      screen.getByRole('columnheader', { name: 'First seen' }),
    ).toHaveAttribute('aria-sort', 'descending');
  });

  it('sorts by a column, and the other way on the second click', async () => {
    await render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Resource' }),
    );
    expect(location()).toBe('/?by=none&sort=resource');
    await userEvent.click(screen.getByRole('button', { name: 'Resource' }));
    expect(location()).toBe('/?by=none&sort=resource&order=desc');
  });

  it('searches once typing pauses; / leads there', async () => {
    const api = fixtureApi();
    await render(api);
    await screen.findByText(/1,204 failing/);
    await userEvent.keyboard('/pay');
    expect(screen.getByRole('searchbox')).toHaveValue('pay');
    await waitFor(() => expect(location()).toBe('/?by=none&text=pay'));
    expect(api.getFindings).toHaveBeenCalledTimes(2);
  });

  it('appends the next page', async () => {
    const api = fixtureApi();
    await render(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Load more' }),
    );
    expect(await screen.findByText('On the next page')).toBeInTheDocument();
    expect(screen.getByText('3 of 1,204 shown')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
    expect(api.getFindings).toHaveBeenLastCalledWith(
      expect.objectContaining({ cursor: 'next', status: ['FAILED'] }),
    );
  });

  it('opens a finding beside the list, by its link', async () => {
    await render();
    await userEvent.click(
      await screen.findByRole('link', {
        name: 'Execution roles grant single actions',
      }),
    );
    expect(location()).toBe('/?by=none&finding=f1');
    const drawer = within(
      await screen.findByRole('dialog', { name: 'Finding' }),
    );
    expect(
      await drawer.findByText('Name the actions that the function uses.'),
    ).toBeInTheDocument();
    expect(drawer.getByText(/: service=checkout-api/)).toBeInTheDocument();
    expect(drawer.getByText(/, run 7/)).toBeInTheDocument();
    expect(drawer.getByText(/says Security Hub/)).toBeInTheDocument();
    expect(drawer.getByRole('link', { name: /^pay-handler/ })).toHaveAttribute(
      'target',
      '_blank',
    );
    await expectAccessible(screen.getByRole('dialog'));
    await userEvent.click(drawer.getByRole('button', { name: 'Close' }));
    expect(location()).toBe('/?by=none');
  });

  it('says what an empty list does not prove', async () => {
    await render(
      fixtureApi({ getFindings: async () => ({ items: [], totalCount: 0 }) }),
    );
    expect(await screen.findByText('No failing findings')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'verdicts that are unknown' }),
    ).toHaveAttribute('href', '/?by=none&status=NOT_AVAILABLE');
  });

  it('says which filter hides findings, and which does not', async () => {
    const { facets } = findingPage;
    await render(
      fixtureApi({
        getFindings: async () => ({
          items: [],
          totalCount: 0,
          facets: facets && { ...facets, layer: [] },
        }),
      }),
      '/?by=none&severity=LOW&layer=EDGE&text=pay',
    );
    expect(
      await screen.findByRole('link', { name: 'without Severity low' }),
    ).toHaveAttribute('href', '/?by=none&layer=EDGE&text=pay');
    expect(screen.getByText(/: 124 findings/)).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'without the search for “pay”' }),
    ).toHaveAttribute('href', '/?by=none&severity=LOW&layer=EDGE');
    expect(
      screen.queryByRole('link', { name: /without Layer/ }),
    ).not.toBeInTheDocument();
  });

  it('keeps the layout while loading', async () => {
    await render(fixtureApi({ getFindings: unanswered }));
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    await render(
      fixtureApi({ getFindings: () => Promise.reject(refusal(403, 'no')) }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'serverlessPosture.posture.read',
    );
  });

  it('says what the backend refuses', async () => {
    await render(
      fixtureApi({
        getFindings: () =>
          Promise.reject(refusal(400, 'severity has no value WORST')),
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'severity has no value WORST',
    );
  });
});
