import { parseEntityRef } from '@backstage/catalog-model';
import { PostureStore } from '../../store/store';
import { plural } from './words';

/** Lets people mute these and nothing else. */
const TOPIC = 'serverless-posture-assigned';

/** Writes down that somebody is to be told of findings that were assigned to them; not where they did so themselves. */
export async function noteAssigned(
  store: PostureStore,
  {
    to,
    by,
    batch,
    findings,
    note,
    now,
  }: {
    /** Ref of the group or user. */
    to: string;
    /** Ref of the user who decided. */
    by: string;
    /** Of the decision. */
    batch: string;
    /** How many it is about. */
    findings: number;
    note?: string;
    now: Date;
  },
): Promise<void> {
  if (to === by || findings === 0) return;
  const key = `assigned/${batch}`;
  await store.notices.add(
    [
      {
        key,
        recipientRef: to,
        payload: {
          title: `${parseEntityRef(by).name} assigned ${plural(
            findings,
            'finding',
          )} to ${parseEntityRef(to).name}`,
          description: note,
          link: `/serverless-posture/triage?${new URLSearchParams({
            assignee: to,
          })}`,
          severity: 'normal',
          topic: TOPIC,
          scope: key,
        },
      },
    ],
    now,
  );
}
