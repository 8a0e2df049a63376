import { screen } from '@testing-library/react';
import { useRuns } from '../../hooks/useRuns';
import { fixtureApi } from '../../__testUtils__/api';
import { renderBody } from '../../__testUtils__/render';
import { CurrentRun } from './CurrentRun';

function Subject() {
  return <CurrentRun runs={useRuns()} />;
}

describe('CurrentRun', () => {
  // In a file of its own, as usePermission remembers its answers across renders.
  it('offers no start to those who may not', async () => {
    await renderBody(<Subject />, { api: fixtureApi(), mayRun: false });
    expect(await screen.findByText(/Run 418 ended/)).toHaveTextContent(
      '34 of 36 scopes complete.',
    );
    expect(
      screen.queryByRole('button', { name: 'Start a run' }),
    ).not.toBeInTheDocument();
  });
});
