import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureApi, refusal, unanswered } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import {
  emptyScorecard,
  finding,
  scorecard,
} from '../../__testUtils__/fixtures';
import { checkoutApi } from '../../__testUtils__/entities';
import { renderBody } from '../../__testUtils__/render';
import { EntityPosture } from './EntityPosture';

const render = (api = fixtureApi(), path = '/') =>
  renderBody(<EntityPosture />, { api, path, entity: checkoutApi });

describe('EntityPosture', () => {
  it('says how safe the service is and how sure we are, in one request, and whether a path is open in another', async () => {
    const api = fixtureApi();
    await render(api);
    expect(
      await screen.findByRole('img', { name: 'Grade B' }),
    ).toBeInTheDocument();
    expect(screen.getByText(/down 4/)).toBeInTheDocument();
    expect(screen.getByText(/cap it at B/)).toHaveTextContent(
      'Four open HIGH findings cap it at B.',
    );
    expect(screen.getByText('Known 95 %')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '6 of 148 verdicts could not be made' }),
    ).toHaveAttribute(
      'href',
      '/serverless-posture/triage?service=component:default/checkout-api&source=POSTURE&status=NOT_AVAILABLE',
    );
    expect(
      screen.getByRole('link', { name: '1 scope not collected' }),
    ).toHaveAttribute('href', '/serverless-posture/collection');
    expect(screen.getByText(/legacy-batch: role missing/)).toHaveTextContent(
      'Deploy the StackSet to OU Legacy.',
    );
    expect(
      await screen.findByText(/Open path from the internet/),
    ).toBeInTheDocument();
    expect(Object.values(api).flatMap(call => call.mock.calls)).toEqual([
      ['component:default/checkout-api'],
      ['component:default/checkout-api'],
    ]);
  });

  it('leads from the note on an open path to the graph', async () => {
    await render();
    await userEvent.click(
      await screen.findByRole('link', { name: 'see it in the graph' }),
    );
    expect(
      await screen.findByRole('button', { name: /^route.*POST \/pay/ }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { selected: true })).toHaveTextContent(
      'Graph',
    );
  });

  it('shows what its accounts lack, as context', async () => {
    await render();
    const around = await screen.findByRole('region', { name: 'Around it' });
    const link = within(around).getByRole('link', { name: 'shop-prod' });
    expect(link.getAttribute('href')).toMatch(
      /triage\?accountId=111122223333&region=.*global&resourceType=AWS::CloudTrail::Trail,AWS::IAM::AccountSummary&source=POSTURE$/,
    );
    expect(around).toHaveTextContent(/critical 1.*medium 2/i);
  });

  it('shows failing controls worst first, and passing and unknown ones a click away', async () => {
    await render();
    const titles = async () =>
      within(await screen.findByRole('table', { name: 'Findings by control' }))
        .getAllByRole('button')
        .map(button => button.textContent?.replace(/^\W+/, ''));
    expect(await titles()).toEqual([
      'Execution roles grant single actions',
      'Runtimes last for another 90 days',
    ]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Passing 1 control' }),
    );
    expect(await titles()).toEqual(['Routes have an authorizer']);
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '?show=passing',
    );
  });

  it('shows exempted failures apart, and says of no control that it passes because of them', async () => {
    const [first, ...rest] = scorecard.controls;
    const counts = {
      passed: 1,
      failed: 0,
      notAvailable: 0,
      notApplicable: 0,
      exempted: 5,
    };
    await render(
      fixtureApi({
        getScorecard: async () => ({
          ...scorecard,
          controls: [{ ...first, counts }, ...rest],
        }),
      }),
    );
    const chips = await screen.findByRole('group', { name: 'Show controls' });
    expect(
      within(chips).getByRole('button', { name: 'Passing 1 control' }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(chips).getByRole('button', { name: 'Exempted 5 findings' }),
    );
    const table = screen.getByRole('table', { name: 'Findings by control' });
    expect(table).toHaveTextContent('5 exempted, 1 passing');
    await userEvent.click(within(table).getAllByRole('button')[0]);
    expect(
      await within(table).findByRole('button', {
        name: new RegExp(finding.resource.name),
      }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/that this control applies to pass/)).toBeNull();
  });

  it('says of each chip what it counts', async () => {
    await render();
    const chips = within(
      await screen.findByRole('group', { name: 'Show controls' }),
    ).getAllByRole('button');
    expect(chips.map(chip => chip.textContent)).toEqual([
      'Failing 3 findings',
      'Unknown 1 finding',
      'Passing 1 control',
    ]);
  });

  it('says what to fix first, what it gains, and shows how', async () => {
    const api = fixtureApi();
    const { container } = await render(api);
    const table = await screen.findByRole('table', { name: 'Fix first' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows.map(row => row.textContent)).toEqual([
      expect.stringMatching(
        /^HIGHNarrow role checkout-shared.*grant single actions · on 5 resources9\+11grade AShow how$/,
      ),
      expect.stringMatching(
        /^MEDIUMChange the runtime of ledger1\+0.4Show how$/,
      ),
    ]);
    await expectAccessible(container);
    await userEvent.click(
      screen.getByRole('link', {
        name: 'Show how: Narrow role checkout-shared',
      }),
    );
    expect(screen.getByLabelText('location')).toHaveTextContent(
      '?control=lambda-role-service-wildcard&finding=f1',
    );
    expect(
      await screen.findByText('Name the actions that the function uses.'),
    ).toBeInTheDocument();
  });

  it('says that there is nothing to fix', async () => {
    await render(
      fixtureApi({
        getScorecard: async () => ({ ...scorecard, fixFirst: [] }),
      }),
    );
    expect(
      await screen.findByText('Nothing to fix: no known verdict fails.'),
    ).toBeInTheDocument();
  });

  it('tells why the grade is what it is, on request', async () => {
    const { container } = await render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Why this grade' }),
    );
    expect(screen.getByLabelText('location')).toHaveTextContent('?why=shown');
    expect(
      screen.getByText(
        /By it alone the grade would be A, but an open HIGH finding allows B at best\./,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Execution roles grant single actions: 1 of 7 fail'),
    ).toBeInTheDocument();
    expect(screen.getByText('−12.3')).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('filters by a layer and keeps it in the URL', async () => {
    await render();
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Data 21 of 22 pass 1 failing',
      }),
    );
    expect(screen.getByLabelText('location')).toHaveTextContent('?layer=DATA');
    expect(screen.getByText('No control applies here.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /^Data/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  it('opens a control at its first resource, with evidence and remedy side by side', async () => {
    const api = fixtureApi();
    const { container } = await render(
      api,
      '/?control=lambda-role-service-wildcard',
    );
    expect(await screen.findByText('dynamodb:*')).toBeInTheDocument();
    expect(
      await screen.findByText('Name the actions that the function uses.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Terraform' }));
    expect(
      screen.getByText('actions = ["dynamodb:PutItem"]'),
    ).toBeInTheDocument();
    expect(api.getFindings).toHaveBeenCalledWith({
      service: [scorecard.entityRef],
      controlId: [finding.controlId],
      status: ['FAILED', 'NOT_AVAILABLE'],
      cursor: undefined,
    });
    await userEvent.click(
      screen.getByRole('button', { name: /refund-worker/ }),
    );
    expect(screen.getByLabelText('location')).toHaveTextContent('finding=f2');
    expect(
      screen.getByText(/We could not know/).parentElement,
    ).toHaveTextContent('lambda:GetPolicy could not be read.');
    await expectAccessible(container);
  });

  it('shows resources with why they belong here', async () => {
    const { container } = await render(undefined, '/?tab=resources');
    expect(
      await screen.findByText(/: service=checkout-api/),
    ).toBeInTheDocument();
    expect(screen.getByText('stale since')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: '2 failing, 1 unknown, 8 passing' }),
    ).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('names the annotations where no resource was found', async () => {
    const { container } = await render(
      fixtureApi({ getScorecard: async () => emptyScorecard }),
    );
    expect(
      await screen.findByText(
        'No serverless resource of this entity was found',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByLabelText('example for catalog-info.yaml'),
    ).toHaveTextContent('aws.amazon.com/serverless-tags: service=checkout-api');
    expect(
      screen.getByRole('button', {
        name: 'Copy example for catalog-info.yaml',
      }),
    ).toBeInTheDocument();
    await expectAccessible(container);
  });

  it('never takes unknown for passing', async () => {
    const unknown = {
      ...scorecard,
      score: undefined,
      grade: undefined,
      cappedBy: undefined,
      controls: scorecard.controls.map(control => ({
        ...control,
        counts: { passed: 0, failed: 0, notAvailable: 8, notApplicable: 0 },
      })),
    };
    await render(fixtureApi({ getScorecard: async () => unknown }));
    expect(
      await screen.findByRole('img', { name: 'No grade yet' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Passing 0 controls' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'No known verdict fails, but 3 controls have unknown ones.',
      ),
    ).toBeInTheDocument();
  });

  it('keeps the layout while loading', async () => {
    await render(fixtureApi({ getScorecard: unanswered }));
    expect(screen.getByRole('status', { name: 'Loading' })).toBeInTheDocument();
  });

  it('names the permission that is missing', async () => {
    await render(
      fixtureApi({ getScorecard: () => Promise.reject(refusal(403, 'no')) }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'It needs the permission serverlessPosture.posture.read',
    );
  });

  it('offers to try again after an error', async () => {
    const getScorecard = jest
      .fn()
      .mockRejectedValueOnce(refusal(500, 'database is gone'))
      .mockResolvedValue(scorecard);
    await render(fixtureApi({ getScorecard }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'database is gone',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('img', { name: 'Grade B' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });
});
