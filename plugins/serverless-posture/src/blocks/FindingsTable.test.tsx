import { renderInTestApp } from '@backstage/test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { finding } from '../__testUtils__/fixtures';
import { FindingsTable } from './FindingsTable';

const many = Array.from({ length: 2000 }, (_, index) => ({
  ...finding,
  id: `f${index}`,
  ownerRef: undefined,
}));

describe('FindingsTable', () => {
  it('draws of a long list what is in sight, and says how many rows there are', async () => {
    // Nothing has a size in jsdom.
    jest.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800);
    jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(60);
    await renderInTestApp(
      <div style={{ overflowY: 'auto' }}>
        <FindingsTable findings={many} hrefOf={({ id }) => `?finding=${id}`} />
      </div>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    const table = screen.getByRole('table', { name: 'Findings' });
    expect(table).toHaveAttribute('aria-rowcount', '2001');
    const drawn = screen.getAllByRole('link');
    expect(drawn.length).toBeGreaterThan(0);
    expect(drawn.length).toBeLessThan(200);
    expect(drawn[0]).toHaveAttribute('href', '/?finding=f0');
  });
});
