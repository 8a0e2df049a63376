import {
  FindingFilter,
  GroupedBy,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { TriageSelection } from './decide';
import { withinGroups } from './filters';

/** A group that is selected as a whole, and how many findings it holds. */
interface SelectedGroup {
  value: string;
  findings: number;
}

interface Chosen {
  /** The filter that it was chosen under: another one makes it void. */
  under: string;
  kind: 'none' | 'findings' | 'groups' | 'all';
  ids: string[];
  groups: SelectedGroup[];
}

/** What is selected: single findings, whole groups, or all that match the filter; one of the three at a time. */
export interface Selection {
  /** For decisions; undefined while nothing is selected. */
  value?: TriageSelection;
  isAll: boolean;
  hasFinding(id: string): boolean;
  hasGroup(value: string): boolean;
  toggleFindings(ids: string[], selected: boolean): void;
  toggleGroups(groups: SelectedGroup[], selected: boolean): void;
  all(): void;
  clear(): void;
}

/** Keeps what is selected of the findings of a filter, of which there are `totalCount`. */
export function useSelection(
  filter: FindingFilter,
  by: GroupedBy | undefined,
  totalCount: number,
): Selection {
  const under = JSON.stringify([filter, by]);
  const nothing: Chosen = { under, kind: 'none', ids: [], groups: [] };
  const [stored, setChosen] = useState(nothing);
  const chosen = stored.under === under ? stored : nothing;
  const { kind, ids, groups } = chosen;
  const isAll = kind === 'all';
  return {
    value: valueOf(chosen, filter, by, totalCount),
    isAll,
    hasFinding: id => isAll || ids.includes(id),
    hasGroup: value => isAll || groups.some(group => group.value === value),
    toggleFindings(toggled, selected) {
      const others = ids.filter(id => !toggled.includes(id));
      const next = selected ? [...others, ...toggled] : others;
      setChosen({ ...nothing, kind: kindOf('findings', next), ids: next });
    },
    toggleGroups(toggled, selected) {
      const values = toggled.map(({ value }) => value);
      const others = groups.filter(({ value }) => !values.includes(value));
      const next = selected ? [...others, ...toggled] : others;
      setChosen({ ...nothing, kind: kindOf('groups', next), groups: next });
    },
    all: () => setChosen({ ...nothing, kind: 'all' }),
    clear: () => setChosen(nothing),
  };
}

function kindOf(kind: Chosen['kind'], chosen: unknown[]): Chosen['kind'] {
  return chosen.length > 0 ? kind : 'none';
}

function valueOf(
  { kind, ids, groups }: Chosen,
  filter: FindingFilter,
  by: GroupedBy | undefined,
  totalCount: number,
): TriageSelection | undefined {
  if (kind === 'findings') return { ids };
  if (kind === 'all') return { filter, totalCount };
  if (kind === 'none' || !by) return undefined;
  return {
    filter: withinGroups(
      filter,
      by,
      groups.map(({ value }) => value),
    ),
    totalCount: groups.reduce((sum, { findings }) => sum + findings, 0),
  };
}
