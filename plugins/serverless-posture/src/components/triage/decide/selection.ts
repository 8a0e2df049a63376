import { FindingQuery } from 'backstage-plugin-serverless-posture-common';

/** Findings that a decision is about: some of a list, or all that match its filter. */
export type TriageSelection =
  | { ids: string[] }
  | {
      /** Filter of the list, without sort and page. */
      filter: FindingQuery;
      /** How many the list says there are; the decision is refused where there are others by now. */
      totalCount: number;
    };

/** How many findings are selected. */
export function sizeOf(selection: TriageSelection): number {
  return 'ids' in selection ? selection.ids.length : selection.totalCount;
}
