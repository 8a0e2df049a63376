import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureApi, refusal, unanswered } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import { ownershipShare } from '../../__testUtils__/ownership';
import { renderBody } from '../../__testUtils__/render';
import { OwnershipContent } from './OwnershipContent';

const rights = (assignOwnership: boolean) => ({
  getRights: async () => ({
    triage: true,
    requestExemption: true,
    approveExemption: true,
    assignOwnership,
  }),
});
const serve = (overrides: Parameters<typeof fixtureApi>[0] = {}) =>
  fixtureApi({ ...rights(true), ...overrides });

const identity = mockApis.identity({
  userEntityRef: 'user:default/jo',
  ownershipEntityRefs: ['user:default/jo', 'group:default/payments'],
});

const render = (api = serve(), path = '/') =>
  renderBody(
    <TestApiProvider apis={[[identityApiRef, identity]]}>
      <OwnershipContent />
    </TestApiProvider>,
    { api, path },
  );
const queue = () =>
  screen.findByRole('table', { name: 'Waiting for an owner' });
const till = { accountId: '111111111111', stack: 'till-prod', stem: 'till' };

describe('OwnershipContent', () => {
  it('says how much has an owner, and what waits for one and why', async () => {
    const { container } = await render();
    expect(
      await screen.findByText('90 % of the resources have an owner'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('180 of 200, by tag 90, annotation 80, stack 10'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'The share of owned resources, in percent, rose from 75 to 90 in 2 weeks',
      }),
    ).toBeInTheDocument();
    const [, first, second] = within(await queue()).getAllByRole('row');
    expect(first).toHaveTextContent('till in stack till-prod');
    expect(first).toHaveTextContent('tag owner=gone names no group');
    expect(first).toHaveTextContent(
      '1 of 2 attributed members of stack till-prod (43 % sure)',
    );
    expect(
      within(first).getByRole('link', { name: '3 findings' }),
    ).toHaveAttribute(
      'href',
      '/serverless-posture/triage?owner=unowned&accountId=111111111111&status=FAILED&text=till',
    );
    expect(second).toHaveTextContent('nothing tells');
    await expectAccessible(container);
  });

  it('claims for my team what is selected, and takes it back', async () => {
    const api = serve();
    await render(api);
    await userEvent.click(
      await screen.findByRole('checkbox', {
        name: 'Select till in prod-payments',
      }),
    );
    expect(screen.getByText('2 resources selected')).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Claim for payments' }),
    );
    expect(api.assignOwnership).toHaveBeenCalledWith({
      groups: [till],
      ownerRef: 'group:default/payments',
      serviceRef: undefined,
      reason: 'claimed for the team',
    });
    const said = await screen.findByText(
      /3 resources assigned to group:default\/payments/,
    );
    await waitFor(() => expect(api.getOwnershipQueue).toHaveBeenCalledTimes(2));
    await userEvent.click(within(said).getByRole('button', { name: 'Undo' }));
    expect(api.undoOwnershipAssignment).toHaveBeenCalledWith(7);
    expect(
      await screen.findByText('The decision about 3 resources was taken back.'),
    ).toBeInTheDocument();
  });

  it('assigns with a reason', async () => {
    const api = serve();
    await render(api);
    await userEvent.click(
      await screen.findByRole('checkbox', { name: /Select hello/ }),
    );
    const assign = screen.getByRole('button', { name: 'Assign' });
    await userEvent.type(
      screen.getByRole('combobox', { name: 'Owner' }),
      'group:default/stock',
    );
    expect(
      screen.getAllByRole('button', { name: 'Assign' }).pop(),
    ).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: 'Reason' }),
      'theirs',
    );
    await userEvent.click(assign);
    expect(api.assignOwnership).toHaveBeenCalledWith({
      groups: [{ accountId: '222222222222', stack: '', stem: 'hello' }],
      ownerRef: 'group:default/stock',
      serviceRef: undefined,
      reason: 'theirs',
    });
  });

  it('takes a suggestion', async () => {
    const api = serve();
    await render(api);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Assign till to component:default/checkout-api',
      }),
    );
    expect(api.assignOwnership).toHaveBeenCalledWith({
      groups: [till],
      ownerRef: 'group:default/payments',
      serviceRef: 'component:default/checkout-api',
      reason:
        'suggested by stack: 1 of 2 attributed members of stack till-prod',
    });
  });

  it('shows without the right to assign, and offers nothing then', async () => {
    await render(serve(rights(false)));
    await queue();
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Assign/ }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText('Decided by people')).not.toBeInTheDocument();
  });

  it('says that nobody knows what may be decided, and asks again', async () => {
    const api = serve({ getRights: () => Promise.reject(refusal(500, 'no')) });
    await render(api);
    const note = await screen.findByRole('alert');
    expect(note).toHaveTextContent('What you may decide is not known');
    await userEvent.click(
      within(note).getByRole('button', { name: 'Try again' }),
    );
    expect(api.getRights).toHaveBeenCalledTimes(2);
  });

  it('does not take what was never collected for owned', async () => {
    const nothing = { share: 1, owned: 0, resources: 0, byRule: {} };
    await render(
      serve({
        getOwnershipShare: async () => ({ ...nothing, history: [] }),
      }),
    );
    expect(
      await screen.findByText('No resource was collected yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/100 %/)).not.toBeInTheDocument();
  });

  it('says why nothing was decided', async () => {
    await render(
      serve({
        assignOwnership: () =>
          Promise.reject(refusal(400, 'ownerRef: there is no such group')),
      }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: /Assign till/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Nothing was decided. ownerRef: there is no such group',
    );
  });

  it('keeps the search in the URL, and says when nothing waits', async () => {
    const empty = { items: [], totalGroups: 0, totalResources: 0 };
    const api = serve({ getOwnershipQueue: async () => empty });
    const { unmount } = await render(api, '/?text=till');
    expect(
      await screen.findByText('Nothing without an owner matches.'),
    ).toBeInTheDocument();
    expect(api.getOwnershipQueue).toHaveBeenCalledWith(
      expect.objectContaining({ text: 'till' }),
    );
    unmount();
    await render(api);
    expect(
      await screen.findByText(
        'No resource that you may see waits for an owner.',
      ),
    ).toBeInTheDocument();
  });

  it('keeps the layout while loading, and says what is denied', async () => {
    const { unmount } = await render(
      serve({
        getOwnershipShare: unanswered,
        getOwnershipQueue: unanswered,
        getOwnershipAssignments: unanswered,
      }),
    );
    expect(
      (await screen.findAllByRole('status', { name: 'Loading' })).length,
    ).toBeGreaterThan(1);
    unmount();
    await render(
      serve({
        getOwnershipShare: async () => ({ ...ownershipShare, history: [] }),
        getOwnershipQueue: () => Promise.reject(refusal(403, 'no')),
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'serverlessPosture.posture.read',
    );
  });
});
