import { useEffect } from 'react';

/** Names the browser's tab while a page is shown, where the app's header doesn't. */
export function usePageTitle(title: string) {
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      // Unless the next page has named it already.
      if (document.title.endsWith(title)) document.title = before;
    };
  }, [title]);
}
