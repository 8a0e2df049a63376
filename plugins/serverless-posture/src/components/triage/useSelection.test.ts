import { act, renderHook } from '@testing-library/react';
import { useSelection } from './useSelection';

const filter = { severity: ['HIGH' as const] };

describe('useSelection', () => {
  it('is findings, groups or all that match, one at a time', () => {
    const { result } = renderHook(() => useSelection(filter, 'fix', 124));
    expect(result.current.value).toBeUndefined();
    act(() => result.current.toggleFindings(['a', 'b'], true));
    expect(result.current.value).toEqual({ ids: ['a', 'b'] });
    act(() => result.current.toggleFindings(['a'], false));
    expect(result.current.value).toEqual({ ids: ['b'] });
    act(() =>
      result.current.toggleGroups(
        [
          { value: 'x', findings: 9 },
          { value: 'y', findings: 2 },
        ],
        true,
      ),
    );
    expect(result.current.value).toEqual({
      filter: { ...filter, fix: ['x', 'y'] },
      totalCount: 11,
    });
    expect(result.current.hasFinding('b')).toBe(false);
    act(() => result.current.all());
    expect(result.current.value).toEqual({ filter, totalCount: 124 });
    expect(result.current.hasGroup('z')).toBe(true);
    act(() => result.current.clear());
    expect(result.current.value).toBeUndefined();
  });

  it('holds of an owner’s group what is the owner’s, without the teams below', () => {
    const { result } = renderHook(() =>
      useSelection({ owner: ['group:default/a'], subTeams: true }, 'owner', 9),
    );
    act(() =>
      result.current.toggleGroups(
        [{ value: 'group:default/a', findings: 5 }],
        true,
      ),
    );
    expect(result.current.value).toEqual({
      filter: { owner: ['group:default/a'] },
      totalCount: 5,
    });
  });

  it('is void under another filter', () => {
    const { result, rerender } = renderHook(
      severity => useSelection({ severity: [severity] }, undefined, 5),
      { initialProps: 'HIGH' as 'HIGH' | 'LOW' },
    );
    act(() => result.current.toggleFindings(['a'], true));
    rerender('LOW');
    expect(result.current.value).toBeUndefined();
  });
});
