import { getEventListeners } from 'node:events';
import { onAbort } from './onAbort';

describe('those who wait for a signal', () => {
  it('are told once it aborts, unless they stopped listening', () => {
    const controller = new AbortController();
    const told: string[] = [];
    onAbort(controller.signal, () => told.push('one'));
    const stop = onAbort(controller.signal, () => told.push('another'));
    stop();
    expect(told).toEqual([]);
    controller.abort();
    expect(told).toEqual(['one']);
    onAbort(controller.signal, () => told.push('late'));
    expect(told).toEqual(['one', 'late']);
  });

  it('are one listener together', () => {
    const { signal } = new AbortController();
    for (let i = 0; i < 100; i++) onAbort(signal, () => {});
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
  });

  it('may have no signal', () => {
    expect(() => onAbort(undefined, () => {})()).not.toThrow();
  });
});
