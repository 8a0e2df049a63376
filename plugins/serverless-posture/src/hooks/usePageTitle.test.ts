import { renderHook } from '@testing-library/react';
import { usePageTitle } from './usePageTitle';

describe('usePageTitle', () => {
  beforeEach(() => {
    document.title = 'Backstage';
  });

  it('names the tab of the browser while the page is shown', () => {
    const { rerender, unmount } = renderHook(usePageTitle, {
      initialProps: 'Triage | Serverless posture',
    });
    expect(document.title).toBe('Triage | Serverless posture');
    rerender('Controls | Serverless posture');
    expect(document.title).toBe('Controls | Serverless posture');
    // Backstage puts the count of unread notifications before it.
    document.title = `(2) ${document.title}`;
    unmount();
    expect(document.title).toBe('Backstage');
  });

  it('leaves the name that the next page has given', () => {
    const { unmount } = renderHook(() => usePageTitle('Triage'));
    document.title = 'Checkout API';
    unmount();
    expect(document.title).toBe('Checkout API');
  });
});
