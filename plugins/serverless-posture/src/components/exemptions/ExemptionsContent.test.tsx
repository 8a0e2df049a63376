import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureApi, refusal, unanswered } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import {
  exemptionPage,
  requestedExemption,
} from '../../__testUtils__/decisions';
import { renderBody } from '../../__testUtils__/render';
import { ExemptionsContent } from './ExemptionsContent';

const render = (api = fixtureApi(), path = '/') =>
  renderBody(<ExemptionsContent />, { api, path });
const waiting = () =>
  fixtureApi({
    getExemptions: async () => ({
      ...exemptionPage,
      items: [requestedExemption],
    }),
  });

describe('ExemptionsContent', () => {
  it('lists what is in force with its cost in score and the findings behind it', async () => {
    const { container } = await render();
    expect(
      await screen.findByText('1 exemption, for 180 days at most'),
    ).toBeInTheDocument();
    const [, row] = within(
      screen.getByRole('table', { name: 'Exemptions' }),
    ).getAllByRole('row');
    expect(row).toHaveTextContent('in the service checkout-api');
    expect(row).toHaveTextContent('The vendor’s layer needs it');
    expect(row).toHaveTextContent('15 Jan 2027');
    expect(row).toHaveTextContent('4.2 points');
    expect(within(row).getByRole('link', { name: '3' })).toHaveAttribute(
      'href',
      '/serverless-posture/triage?service=component:default/checkout-api&controlId=lambda-role-service-wildcard&status=FAILED',
    );
    expect(
      screen.queryByRole('button', { name: /Approve/ }),
    ).not.toBeInTheDocument();
    await expectAccessible(container);
  });

  it('shows nothing of one state under another', async () => {
    const api = fixtureApi({
      getExemptions: async () => ({
        ...exemptionPage,
        items: [],
        totalCount: 0,
      }),
    });
    await render(api);
    expect(
      await screen.findByText(/No exemption is in force/),
    ).toBeInTheDocument();
    api.getExemptions.mockImplementation(unanswered);
    await userEvent.click(
      screen.getByRole('tab', { name: 'Waiting for approval' }),
    );
    await waitFor(() => expect(api.getExemptions).toHaveBeenCalledTimes(2));
    expect(
      screen.queryByText('Nothing waits for approval.'),
    ).not.toBeInTheDocument();
  });

  it('approves what waits, and reads the list anew', async () => {
    const api = waiting();
    await render(api, '/?state=requested');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve exemption 5' }),
    );
    const form = within(await screen.findByRole('dialog'));
    await userEvent.type(form.getByLabelText(/Note/), 'agreed');
    await expectAccessible(document.body);
    await userEvent.click(form.getByRole('button', { name: 'Approve' }));
    await waitFor(() =>
      expect(api.decideExemption).toHaveBeenCalledWith(5, 'approve', {
        note: 'agreed',
      }),
    );
    await waitFor(() => expect(api.getExemptions).toHaveBeenCalledTimes(2));
  });

  it('says why an approval is refused', async () => {
    const api = waiting();
    api.decideExemption.mockRejectedValue(
      refusal(403, 'You asked for exemption 5; somebody else has to decide'),
    );
    await render(api, '/?state=requested');
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve exemption 5' }),
    );
    const form = within(await screen.findByRole('dialog'));
    await userEvent.click(form.getByRole('button', { name: 'Approve' }));
    expect(await form.findByRole('alert')).toHaveTextContent(
      'somebody else has to decide',
    );
  });

  it('asks to renew one', async () => {
    const api = fixtureApi();
    await render(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Renew exemption 4' }),
    );
    const form = within(await screen.findByRole('dialog'));
    await userEvent.type(form.getByLabelText('Reason'), 'still so');
    await userEvent.click(
      form.getByRole('button', { name: 'Ask for approval' }),
    );
    await waitFor(() =>
      expect(api.renewExemption).toHaveBeenCalledWith(
        4,
        expect.objectContaining({ reason: 'still so' }),
      ),
    );
  });

  it('keeps the chosen state in the URL, and says when there is nothing', async () => {
    await render(
      fixtureApi({
        getExemptions: async () => ({
          ...exemptionPage,
          items: [],
          totalCount: 0,
        }),
      }),
    );
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Waiting for approval' }),
    );
    expect(
      await screen.findByText('Nothing waits for approval.'),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '/?state=requested',
    );
  });

  it('keeps the layout while loading, and names a missing permission', async () => {
    const { unmount } = await render(fixtureApi({ getExemptions: unanswered }));
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
    unmount();
    await render(
      fixtureApi({
        getExemptions: () => Promise.reject(refusal(403, 'denied')),
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'serverlessPosture.posture.read',
    );
  });
});
