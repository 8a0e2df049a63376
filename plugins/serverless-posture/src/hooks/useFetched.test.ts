import { act, renderHook, waitFor } from '@testing-library/react';
import { useFetched } from './useFetched';

/** A hook whose request ends when the test says so. */
function render() {
  const open: { resolve(value: string): void; reject(error: Error): void }[] =
    [];
  const request = () =>
    new Promise<string>((resolve, reject) => open.push({ resolve, reject }));
  const rendered = renderHook(question => useFetched(request, [question]), {
    initialProps: 'a',
  });
  const settle = (how: (last: (typeof open)[0]) => void) =>
    act(async () => how(open.at(-1)!));
  return { ...rendered, open, settle };
}

describe('useFetched', () => {
  it('keeps an answer while another question is asked, and drops it where that fails', async () => {
    const { result, rerender, settle } = render();
    await settle(({ resolve }) => resolve('answer to a'));
    rerender('b');
    expect(result.current).toMatchObject({
      value: 'answer to a',
      loading: true,
    });
    await settle(({ reject }) => reject(new Error('down')));
    expect(result.current.value).toBeUndefined();
    expect(result.current.error?.message).toBe('down');
  });

  it('keeps an answer where the same question fails when it is asked again', async () => {
    const { result, settle } = render();
    await settle(({ resolve }) => resolve('answer'));
    act(() => result.current.retry());
    await settle(({ reject }) => reject(new Error('down')));
    expect(result.current).toMatchObject({ value: 'answer', loading: false });
    expect(result.current.error?.message).toBe('down');
  });

  it('says why it failed until it is answered, but not of another question', async () => {
    const { result, rerender, settle } = render();
    await settle(({ reject }) => reject(new Error('down')));
    act(() => result.current.retry());
    expect(result.current).toMatchObject({ loading: true });
    expect(result.current.error?.message).toBe('down');
    rerender('b');
    expect(result.current.error).toBeUndefined();
    await settle(({ resolve }) => resolve('answer to b'));
    expect(result.current.error).toBeUndefined();
    expect(result.current.value).toBe('answer to b');
  });

  it('forgets what comes late', async () => {
    const { result, rerender, open } = render();
    rerender('b');
    await act(async () => open[1].resolve('answer to b'));
    await act(async () => open[0].resolve('answer to a'));
    await waitFor(() => expect(result.current.loading).toBe(false));
    expect(result.current.value).toBe('answer to b');
  });
});
