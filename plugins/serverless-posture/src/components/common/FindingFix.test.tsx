import { screen } from '@testing-library/react';
import { fixtureApi } from '../../__testUtils__/api';
import { expectAccessible } from '../../__testUtils__/axe';
import { finding } from '../../__testUtils__/fixtures';
import { renderBody } from '../../__testUtils__/render';
import { FindingEvidence } from './FindingFix';

describe('FindingEvidence', () => {
  it('counts what it may not show', async () => {
    const { container } = await renderBody(
      <FindingEvidence finding={{ ...finding, withheldEvidence: 2 }} />,
      { api: fixtureApi() },
    );
    expect(screen.getByRole('list', { name: 'Evidence' })).toHaveTextContent(
      /dynamodb:\*and 2 pieces of evidence about resources that you may not see$/,
    );
    await expectAccessible(container);
  });

  it('says so where all of it may not be shown', async () => {
    await renderBody(
      <FindingEvidence
        finding={{ ...finding, evidence: [], withheldEvidence: 1 }}
      />,
      { api: fixtureApi() },
    );
    expect(screen.getByRole('listitem')).toHaveTextContent(
      /^1 piece of evidence about resources that you may not see$/,
    );
  });
});
