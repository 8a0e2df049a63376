import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ReactElement } from 'react';
import { fixtureApi, refusal } from '../../../__testUtils__/api';
import { expectAccessible } from '../../../__testUtils__/axe';
import {
  decision,
  exemption,
  requestedExemption,
  rights,
} from '../../../__testUtils__/decisions';
import { finding, findingDetail } from '../../../__testUtils__/fixtures';
import { renderBody } from '../../../__testUtils__/render';
import { DecideBar, DecideSection } from './index';

const click = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));

async function render(body: ReactElement, api = fixtureApi()) {
  const onDone = jest.fn();
  const rendered = await renderBody(body, { api });
  return { ...rendered, api, onDone };
}

describe('DecideBar', () => {
  const ids = ['f1', 'f2'];

  it('assigns the selected findings, says what was left alone, and takes it back', async () => {
    const onDone = jest.fn();
    const { api } = await render(
      <DecideBar selection={{ ids, revision: 7 }} onDone={onDone} />,
    );
    await click('Assign…');
    const form = await dialog();
    await userEvent.type(
      form.getByRole('combobox', { name: 'Group or user' }),
      'group:default/payments',
    );
    await userEvent.type(form.getByLabelText(/Note/), 'please look');
    await expectAccessible(document.body);
    await userEvent.click(form.getByRole('button', { name: 'Assign' }));
    expect(
      await screen.findByText(/Decided about 8 findings. 1 was left alone/),
    ).toBeInTheDocument();
    expect(api.decideFindings).toHaveBeenCalledWith({
      ids,
      revision: 7,
      assign: { to: 'group:default/payments' },
      note: 'please look',
    });
    await click('Undo');
    expect(await screen.findByText(/Taken back/)).toBeInTheDocument();
    expect(api.undoDecision).toHaveBeenCalledWith(
      '00000000-0000-4000-8000-000000000001',
    );
    expect(onDone).toHaveBeenCalledTimes(2);
  });

  it('asks with the count before it decides about a whole filter', async () => {
    const filter = { severity: ['HIGH' as const] };
    const { api } = await render(
      <DecideBar
        selection={{ filter, totalCount: 124, revision: 7 }}
        onDone={() => {}}
      />,
    );
    await click('Acknowledge…');
    expect(
      await screen.findByRole('dialog', { name: 'Acknowledge 124 findings' }),
    ).toBeInTheDocument();
    expect(api.decideFindings).not.toHaveBeenCalled();
    await userEvent.click(
      (await dialog()).getByRole('button', { name: 'Acknowledge' }),
    );
    await waitFor(() =>
      expect(api.decideFindings).toHaveBeenCalledWith(
        { workflow: 'NOTIFIED', totalCount: 124, revision: 7 },
        filter,
      ),
    );
    // An exemption of so many is better asked for as one.
    expect(
      screen.queryByRole('button', { name: 'Exempt…' }),
    ).not.toBeInTheDocument();
  });

  it('snoozes until a day to come or until something changes', async () => {
    const { api } = await render(
      <DecideBar selection={{ ids }} onDone={() => {}} />,
    );
    await click('Snooze…');
    const form = await dialog();
    await userEvent.selectOptions(form.getByLabelText('Until'), 'a day');
    expect(form.getByRole('button', { name: 'Snooze' })).toBeDisabled();
    await userEvent.selectOptions(form.getByLabelText('Until'), 'it changes');
    await userEvent.click(form.getByRole('button', { name: 'Snooze' }));
    await waitFor(() =>
      expect(api.decideFindings).toHaveBeenCalledWith(
        expect.objectContaining({ ids, snooze: { untilChanged: true } }),
      ),
    );
  });

  it('asks for an exemption of each', async () => {
    const { api } = await render(
      <DecideBar selection={{ ids }} onDone={() => {}} />,
    );
    await click('Exempt…');
    const form = await dialog();
    const ask = form.getByRole('button', { name: 'Ask for approval' });
    expect(ask).toBeDisabled();
    await userEvent.type(form.getByLabelText('Reason'), 'a public webhook');
    await userEvent.click(ask);
    expect(
      await screen.findByText(/somebody else has to approve/),
    ).toBeInTheDocument();
    expect(
      api.requestExemption.mock.calls.map(([{ scope, scopeRef, reason }]) => [
        scope,
        scopeRef,
        reason,
      ]),
    ).toEqual(ids.map(id => ['finding', id, 'a public webhook']));
  });

  it('asks for the others where some are refused, and says of how many and why', async () => {
    const onDone = jest.fn();
    await render(
      <DecideBar selection={{ ids }} onDone={onDone} />,
      fixtureApi({
        requestExemption: async ({ scopeRef }) => {
          if (scopeRef === ids[0])
            throw refusal(409, 'Exemption 12 is the same');
          return requestedExemption;
        },
      }),
    );
    await click('Exempt…');
    const form = await dialog();
    await userEvent.type(form.getByLabelText('Reason'), 'a public webhook');
    await userEvent.click(
      form.getByRole('button', { name: 'Ask for approval' }),
    );
    expect(
      await screen.findByText(/Refused for 1: Exemption 12 is the same/),
    ).toHaveTextContent(`Asked for exemptions of ${ids.length - 1} finding`);
    expect(onDone).toHaveBeenCalledTimes(1);
  });

  it('says why something is refused, and stays open', async () => {
    await render(
      <DecideBar selection={{ ids }} onDone={() => {}} />,
      fixtureApi({
        decideFindings: () =>
          Promise.reject(refusal(400, 'assign.to: there is no group')),
      }),
    );
    await click('Note…');
    const form = await dialog();
    await userEvent.type(form.getByLabelText('Note'), 'hm');
    await userEvent.click(form.getByRole('button', { name: 'Save note' }));
    expect(await form.findByRole('alert')).toHaveTextContent(
      'assign.to: there is no group',
    );
  });

  it('says where decisions are written as well', async () => {
    await render(
      <DecideBar selection={{ ids }} onDone={() => {}} />,
      fixtureApi({ getRights: async () => ({ ...rights, writeBack: true }) }),
    );
    expect(
      await screen.findByText(/findings of Security Hub is written there/),
    ).toBeInTheDocument();
  });

  it('says that nobody knows what may be decided', async () => {
    await render(
      <DecideBar selection={{ ids: ['f1'] }} onDone={() => {}} />,
      fixtureApi({ getRights: () => Promise.reject(refusal(500, 'no')) }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'What you may decide is not known',
    );
  });

  it('offers those who may decide nothing to copy a summary', async () => {
    const { api } = await render(
      <DecideBar selection={{ ids: ['f1'] }} onDone={() => {}} />,
      fixtureApi({
        getRights: async () => ({
          ...rights,
          triage: false,
          requestExemption: false,
        }),
      }),
    );
    await click('Copy as Markdown');
    await waitFor(() => expect(api.getFinding).toHaveBeenCalledWith('f1'));
    expect(
      screen.queryByRole('button', { name: 'Assign…' }),
    ).not.toBeInTheDocument();
  });
});

describe('DecideSection', () => {
  const detail = {
    ...findingDetail,
    finding: {
      ...finding,
      workflow: 'NOTIFIED' as const,
      assigneeRef: 'group:default/payments',
      snoozed: { until: '2026-12-24T00:00:00.000Z' },
    },
    decisions: [decision],
    exemptions: [requestedExemption],
  };

  it('shows where a finding stands, and what was decided by whom', async () => {
    const { container } = await render(
      <DecideSection detail={detail} onDone={() => {}} />,
    );
    expect(screen.getByText(/acknowledged · assigned to/)).toHaveTextContent(
      /snoozed until 24 Dec 2026/,
    );
    expect(screen.getByRole('list', { name: 'Decisions' })).toHaveTextContent(
      /assigned to payments and acknowledged, by ann: see the ticket/,
    );
    expect(screen.getByRole('link', { name: 'Exemption 5' })).toHaveAttribute(
      'href',
      '/serverless-posture/exemptions',
    );
    await expectAccessible(container);
  });

  it('asks for an exemption of more than the finding', async () => {
    const { api } = await render(
      <DecideSection detail={detail} onDone={() => {}} />,
    );
    await click('Exempt…');
    const form = await dialog();
    await userEvent.selectOptions(
      form.getByLabelText('What'),
      'this control in checkout-api',
    );
    await userEvent.type(form.getByLabelText('Reason'), 'the vendor says so');
    await userEvent.click(
      form.getByRole('button', { name: 'Ask for approval' }),
    );
    expect(
      await screen.findByText(
        `Asked for exemption ${exemption.id}; somebody else has to approve it.`,
      ),
    ).toBeInTheDocument();
    expect(api.requestExemption).toHaveBeenCalledWith(
      expect.objectContaining({
        scope: 'service',
        scopeRef: 'component:default/checkout-api',
        controlId: finding.controlId,
      }),
    );
  });

  it.each([
    [{ state: 'none' }, /^What is decided here is written to Security Hub/],
    [{ state: 'pending' }, /^Waits to be written to Security Hub$/],
    [
      { state: 'refused', reason: 'somebody has set it to SUPPRESSED' },
      /^Not written to Security Hub: somebody has set it to SUPPRESSED$/,
    ],
  ] as const)(
    'says what Security Hub knows of it: %j',
    async (writeBack, words) => {
      const { container } = await render(
        <DecideSection detail={{ ...detail, writeBack }} onDone={() => {}} />,
      );
      expect(screen.getByText(words)).toBeInTheDocument();
      await expectAccessible(container);
    },
  );

  it('says nothing of Security Hub where it is told nothing', async () => {
    await render(<DecideSection detail={detail} onDone={() => {}} />);
    expect(screen.queryByText(/Security Hub/)).not.toBeInTheDocument();
  });

  it('offers nothing to those who may only read', async () => {
    await render(
      <DecideSection
        detail={{
          ...detail,
          may: { triage: false, requestExemption: false },
        }}
        onDone={() => {}}
      />,
    );
    expect(
      screen.getAllByRole('button').map(({ textContent }) => textContent),
    ).toEqual(['Copy as Markdown']);
  });
});
