import { RemovalGuard } from './RemovalGuard';

const refs = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => `resource:default/${from + at}`);

describe('RemovalGuard', () => {
  it('lets few go, and less than half', () => {
    const guard = new RemovalGuard();
    expect(guard.removable('a', refs(19), 19)).toHaveLength(19);
    expect(guard.removable('a', refs(30), 60)).toHaveLength(30);
  });

  it('lets a large drop go the second time, as far as it was missed both times', () => {
    const guard = new RemovalGuard();
    expect(guard.removable('a', refs(30), 40)).toEqual([]);
    expect(guard.removable('b', refs(30), 40)).toEqual([]);
    expect(guard.removable('a', refs(30, 10), 40)).toEqual(refs(20, 10));
  });

  it('forgets a drop that is over', () => {
    const guard = new RemovalGuard();
    guard.removable('a', refs(30), 40);
    guard.removable('a', [], 40);
    expect(guard.removable('a', refs(30), 40)).toEqual([]);
  });
});
