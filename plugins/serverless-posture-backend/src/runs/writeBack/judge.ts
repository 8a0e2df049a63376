import { Workflow } from 'backstage-plugin-serverless-posture-common';
import { HubState } from '../../collection/securityHub';
import { SecurityHubWrite } from '../../store/securityHubWrites/record';

/** What is to be done about a write, now that we know what Security Hub says. */
export type Judgement =
  | { send: { workflow?: Workflow } }
  | { written: true }
  | { refused: string };

/**
 * Who was faster in Security Hub is right: nothing is written over a workflow or a note that somebody there has changed
 * since. `UpdatedAt` is not asked: each check of a control moves it.
 */
export function judge(
  { workflow, expected, note, decidedAt }: SecurityHubWrite,
  there: HubState | undefined,
): Judgement {
  if (!there) return { refused: 'Security Hub no longer has this finding' };
  // Who was killed after writing finds it written.
  if (there.workflow === workflow && there.note === note)
    return { written: true };
  if (there.archived)
    return { refused: 'the finding is archived in Security Hub' };
  if (there.workflow !== expected) {
    return {
      refused: `somebody has set it to ${there.workflow} in Security Hub`,
    };
  }
  if (there.notedAt && there.notedAt > decidedAt)
    return { refused: 'somebody has written a note in Security Hub since' };
  return { send: workflow === expected ? {} : { workflow } };
}
