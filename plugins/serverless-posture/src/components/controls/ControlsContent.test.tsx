import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ControlSummary } from 'backstage-plugin-serverless-posture-common';
import { fixtureApi, refusal, unanswered } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import { control } from '../../__testUtils__/fixtures';
import { renderBody } from '../../__testUtils__/render';
import { ControlsContent } from './ControlsContent';

const critical: ControlSummary = {
  ...control,
  id: 'open-door',
  title: 'Doors are closed',
  severity: 'CRITICAL',
  enabled: false,
  references: { owasp: ['SAS-02'] },
  parameters: [
    { name: 'days', description: 'Days', value: '30', isDefault: false },
  ],
  counts: undefined,
  failingOwners: undefined,
};
const api = () => fixtureApi({ getControls: async () => [control, critical] });
const render = (served = api(), path = '/') =>
  renderBody(<ControlsContent />, { api: served, path });

describe('ControlsContent', () => {
  it('lists controls worst first, with what they read and where they come from', async () => {
    const { container } = await render();
    expect(
      await screen.findByText('2 controls, 1 switched on'),
    ).toBeInTheDocument();
    const rows = within(
      screen.getByRole('table', { name: 'Controls' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('Doors are closed');
    expect(rows[1]).toHaveTextContent('switched off');
    expect(rows[2]).toHaveTextContent('role.policies');
    expect(rows[2]).toHaveTextContent('Security Hub IAM.21');
    expect(screen.getByRole('link', { name: control.title })).toHaveAttribute(
      'href',
      '/serverless-posture/triage?controlId=lambda-role-service-wildcard',
    );
    await expectAccessible(container);
  });

  it('searches, and leads back from nothing', async () => {
    await render();
    await userEvent.type(
      await screen.findByRole('searchbox', { name: 'Search controls' }),
      'window',
    );
    expect(await screen.findByText(/No control matches/)).toBeInTheDocument();
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '/?text=window',
    );
    await userEvent.click(screen.getByRole('link', { name: 'Show all' }));
    await waitFor(() =>
      expect(screen.getByText('2 controls, 1 switched on')).toBeInTheDocument(),
    );
  });

  it('shows how resources fare, and whose fail', async () => {
    await render();
    const [, closed, role] = within(
      await screen.findByRole('table', { name: 'Controls' }),
    ).getAllByRole('row');
    expect(closed).toHaveTextContent('nothing to judge');
    expect(closed).toHaveTextContent('days 30');
    expect(role).toHaveTextContent('75 % pass');
    const [theirs, nobodys] = within(role).getAllByRole('link', {
      name: '1 failing',
    });
    expect(theirs).toHaveAttribute(
      'href',
      '/serverless-posture/triage?controlId=lambda-role-service-wildcard&owner=group:default/payments&status=FAILED',
    );
    expect(nobodys.getAttribute('href')).toContain('owner=unowned');
  });

  it('shows the controls of a framework', async () => {
    await render();
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'Framework' }),
      'OWASP Serverless Top 10',
    );
    expect(
      await screen.findByText('1 control, 0 switched on'),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '/?framework=owasp',
    );
  });

  it('keeps the layout while loading, and offers to try again', async () => {
    const { unmount } = await render(fixtureApi({ getControls: unanswered }));
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    unmount();
    await render(
      fixtureApi({ getControls: () => Promise.reject(refusal(500, 'gone')) }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('gone');
    expect(
      screen.getByRole('button', { name: 'Try again' }),
    ).toBeInTheDocument();
  });
});
