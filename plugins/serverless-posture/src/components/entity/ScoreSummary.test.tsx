import { screen } from '@testing-library/react';
import { fixtureApi } from '../../__testUtils__/api';
import { scorecard } from '../../__testUtils__/fixtures';
import { renderBody } from '../../__testUtils__/render';
import { ScoreSummary } from './ScoreSummary';

const exempted = {
  ...scorecard,
  exempted: 2,
  scoreWithoutExemptions: 71.2,
  gradeWithoutExemptions: 'C' as const,
};
const render = (shown = exempted) =>
  renderBody(<ScoreSummary scorecard={shown} />, { api: fixtureApi() });

describe('ScoreSummary', () => {
  it('says beside the score what it would be without exemptions', async () => {
    await render();
    const link = screen.getByRole('link', {
      name: 'Two failing findings are exempted',
    });
    expect(link.getAttribute('href')).toMatch(
      /status=FAILED&source=POSTURE&exempted=true$/,
    );
    expect(link.parentElement).toHaveTextContent(
      'without exemptions it is 71.2, grade C.',
    );
  });

  it('says when exemptions cost nothing', async () => {
    await render({ ...exempted, scoreWithoutExemptions: scorecard.score! });
    expect(screen.getByText(/at no cost in score/)).toBeInTheDocument();
  });

  it('says nothing of exemptions where there is none', async () => {
    await render({ ...exempted, exempted: 0 });
    expect(screen.queryByText(/exempted/)).not.toBeInTheDocument();
  });

  it('links open findings without the exempted ones', async () => {
    await render();
    expect(
      screen.getByRole('link', { name: '22 medium' }).getAttribute('href'),
    ).toMatch(/status=FAILED&source=POSTURE&exempted=false&severity=MEDIUM$/);
  });
});
