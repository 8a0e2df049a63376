import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureApi, refusal } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import { renderBody } from '../../__testUtils__/render';
import { findingGroups } from '../../__testUtils__/triage';
import { TriageContent } from './TriageContent';

const render = (api = fixtureApi(), path = '/') =>
  renderBody(<TriageContent />, { api, path });
const location = () => screen.getByLabelText('location').textContent;
const [fix] = findingGroups.items;

describe('TriageContent, grouped', () => {
  it('starts with fixes, each of which opens to its findings', async () => {
    const api = fixtureApi();
    const { container } = await render(api);
    expect(
      await screen.findByText('124 failing findings in 31 fixes'),
    ).toBeInTheDocument();
    expect(api.getFindingGroups).toHaveBeenCalledWith({
      status: ['FAILED'],
      by: 'fix',
      facets: true,
    });
    expect(
      screen.getByText(
        'one change closes 9 findings on 5 resources · 2 from the internet',
      ),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Narrow role checkout-shared' }),
    );
    expect(
      await screen.findByRole('link', { name: /^pay-handler · Execution/ }),
    ).toHaveAttribute('href', '/?finding=f1');
    expect(api.getFindings).toHaveBeenLastCalledWith({
      status: ['FAILED'],
      fix: [fix.value],
    });
    await expectAccessible(container);
  });

  it('groups by what is chosen, in the URL', async () => {
    const api = fixtureApi();
    await render(api);
    await userEvent.click(
      await screen.findByRole('button', { name: /^Group by: fix/ }),
    );
    await userEvent.click(screen.getByRole('menuitem', { name: 'owner' }));
    expect(location()).toBe('/?by=owner');
    await waitFor(() =>
      expect(api.getFindingGroups).toHaveBeenLastCalledWith(
        expect.objectContaining({ by: 'owner' }),
      ),
    );
  });

  it('asks again for facets that are still being counted', async () => {
    let asked = 0;
    const api = fixtureApi({
      getFindingGroups: async () => {
        asked += 1;
        return asked > 1
          ? findingGroups
          : { ...findingGroups, facets: undefined, facetsPending: true };
      },
    });
    await render(api);
    await screen.findByText('124 failing findings in 31 fixes');
    expect(
      await screen.findByRole('group', { name: 'Severity' }),
    ).toBeInTheDocument();
    expect(asked).toBe(2);
  });

  it('is worked on by keys', async () => {
    const api = fixtureApi();
    await render(api);
    const group = await screen.findByRole('button', { name: fix.label });
    await userEvent.keyboard('j');
    expect(group).toHaveFocus();
    await userEvent.keyboard('j');
    expect(
      screen.getByRole('button', { name: 'No single change is known' }),
    ).toHaveFocus();
    await userEvent.keyboard('k');
    expect(group).toHaveFocus();
    await userEvent.keyboard('x');
    expect(
      screen.getByRole('checkbox', { name: `Select all of ${fix.label}` }),
    ).toBeChecked();
    expect(
      within(screen.getByRole('region', { name: 'Selection' })).getByText(
        /\b9\b/,
      ),
    ).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    const finding = await screen.findByRole('link', {
      name: /^pay-handler · Execution/,
    });
    await userEvent.keyboard('j');
    expect(finding).toHaveFocus();
    await userEvent.keyboard('?');
    const help = await screen.findByRole('dialog', { name: 'Keys' });
    await expectAccessible(help);
    await userEvent.keyboard('j');
    await userEvent.click(within(help).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(help).not.toBeInTheDocument());
    await userEvent.keyboard('/jx');
    expect(screen.getByRole('searchbox')).toHaveValue('jx');
  });

  it('selects all that match', async () => {
    await render();
    await userEvent.click(
      await screen.findByRole('checkbox', {
        name: 'Select all that are shown',
      }),
    );
    const bar = screen.getByRole('region', { name: 'Selection' });
    expect(
      within(bar).queryByRole('button', { name: /that match/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('checkbox', { name: /^Select all of none/ }),
    );
    await userEvent.click(
      within(bar).getByRole('button', { name: 'Select all 124 that match' }),
    );
    expect(
      screen.getByRole('checkbox', { name: `Select all of ${fix.label}` }),
    ).toBeChecked();
    await userEvent.click(
      within(bar).getByRole('button', { name: 'Clear selection' }),
    );
    expect(
      screen.queryByRole('region', { name: 'Selection' }),
    ).not.toBeInTheDocument();
  });

  it('exports exactly the filter', async () => {
    const saved = jest.fn(() => 'blob:file');
    Object.assign(URL, { createObjectURL: saved, revokeObjectURL: jest.fn() });
    const api = fixtureApi();
    await render(api, '/?severity=HIGH&snoozed=false&sort=age&by=fix');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export' }),
    );
    await userEvent.click(screen.getByRole('menuitem', { name: 'CSV' }));
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
    expect(api.exportFindings).toHaveBeenCalledWith({
      status: ['FAILED'],
      severity: ['HIGH'],
      snoozed: false,
      sort: 'age',
      order: 'asc',
      format: 'csv',
    });
  });

  it('shows the columns that are chosen', async () => {
    await render(fixtureApi(), '/?by=none');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Columns' }),
    );
    await userEvent.click(
      screen.getByRole('menuitemcheckbox', { name: 'Service' }),
    );
    await userEvent.click(
      screen.getByRole('menuitemcheckbox', { name: 'Account' }),
    );
    await userEvent.keyboard('{Escape}');
    expect(
      await screen.findByRole('columnheader', { name: 'Service' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('columnheader', { name: 'Account' }),
    ).not.toBeInTheDocument();
  });

  it('filters by age and by teams with those below them', async () => {
    const api = fixtureApi();
    await render(api, '/?owner=group:default/payments');
    await userEvent.click(await screen.findByLabelText('with sub-teams'));
    await userEvent.selectOptions(screen.getByLabelText('Age'), [
      'in the last 7 days',
    ]);
    expect(location()).toBe(
      '/?owner=group:default/payments&subTeams=true&maximumAge=7',
    );
    await waitFor(() =>
      expect(api.getFindingGroups).toHaveBeenLastCalledWith({
        status: ['FAILED'],
        owner: ['group:default/payments'],
        subTeams: true,
        maximumAge: 7,
        by: 'fix',
        facets: true,
      }),
    );
  });
});

describe('saved views', () => {
  it('are links, and are saved with a name', async () => {
    const api = fixtureApi();
    await render(api, '/?severity=LOW&finding=');
    expect(
      await screen.findByRole('link', { name: 'Mine this week' }),
    ).toHaveAttribute('href', '/?severity=HIGH&owner=unowned');
    await userEvent.click(screen.getByRole('button', { name: 'Save view' }));
    const dialog = await screen.findByRole('dialog', { name: 'Save view' });
    await userEvent.type(within(dialog).getByLabelText(/Name/), 'Low ones');
    await userEvent.click(within(dialog).getByRole('checkbox'));
    await expectAccessible(dialog);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(api.createView).toHaveBeenCalledWith({
        name: 'Low ones',
        shared: true,
        query: 'severity=LOW',
      }),
    );
    expect(api.getViews).toHaveBeenCalledTimes(2);
  });

  it('are renamed, replaced and deleted by their author', async () => {
    const api = fixtureApi();
    await render(api, '/?severity=LOW');
    const choose = async (name: string) => {
      await userEvent.click(
        await screen.findByRole('button', {
          name: 'Change view Mine this week',
        }),
      );
      await userEvent.click(screen.getByRole('menuitem', { name }));
    };
    await choose('Replace by what is shown');
    expect(api.updateView).toHaveBeenLastCalledWith('v1', {
      name: 'Mine this week',
      shared: false,
      query: 'severity=LOW',
    });
    await choose('Rename or share…');
    const name = await screen.findByLabelText(/Name/);
    await userEvent.clear(name);
    await userEvent.type(name, 'Ours{Enter}');
    await waitFor(() =>
      expect(api.updateView).toHaveBeenLastCalledWith('v1', {
        name: 'Ours',
        shared: false,
        query: 'severity=HIGH&owner=unowned',
      }),
    );
    await choose('Delete');
    expect(api.deleteView).toHaveBeenCalledWith('v1');
  });

  it('may be missing while the rest is there', async () => {
    await render(
      fixtureApi({ getViews: () => Promise.reject(refusal(500, 'no')) }),
    );
    expect(
      await screen.findByRole('button', {
        name: /^Saved views could not be loaded/,
      }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Unowned' })).toBeInTheDocument();
  });
});
