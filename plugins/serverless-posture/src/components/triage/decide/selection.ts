import {
  DecisionInput,
  FindingFilter,
} from 'backstage-plugin-serverless-posture-common';

/** Findings that a decision is about: some of a list, or all that match its filter. */
export type TriageSelection = {
  /** Of the list; what others decide since is left alone. */
  revision?: number;
} & (
  | { ids: string[] }
  | {
      /** Filter of the list, without sort and page. */
      filter: FindingFilter;
      /** How many the list says there are; the decision is refused where there are others by now. */
      totalCount: number;
    }
);

/** How many findings are selected. */
export function sizeOf(selection: TriageSelection): number {
  return 'ids' in selection ? selection.ids.length : selection.totalCount;
}

/** A decision about a selection, as the API takes it. */
export function requestOf(
  selection: TriageSelection,
  decision: DecisionInput,
): [DecisionInput, FindingFilter?] {
  const { revision } = selection;
  return 'ids' in selection
    ? [{ ...decision, revision, ids: selection.ids }]
    : [
        { ...decision, revision, totalCount: selection.totalCount },
        selection.filter,
      ];
}
