import { dayOf } from 'backstage-plugin-serverless-posture-common';
import { groupBy, sumBy, uniq } from 'lodash';
import { Notice } from '../../store/notices/NoticesStore';
import { PostureStore } from '../../store/store';
import { plural } from './words';

/** Lets people mute these and nothing else. */
const TOPIC = 'serverless-posture-exemption';

/** How long before its end: a week. */
const BEFORE_MS = 7 * 24 * 60 * 60_000;

/** Writes down that who asked for an exemption, and whose findings it covers, are to be told that it ends soon. */
export async function noteExpiring(
  store: PostureStore,
  { now }: { now: Date },
): Promise<void> {
  const soon = new Date(now.getTime() + BEFORE_MS);
  const exemptions = await store.exemptions.expiring(now, soon);
  if (exemptions.length === 0) return;
  const covered = groupBy(
    await store.exemptions.exempted(exemptions.map(({ id }) => id)),
    'exemptionId',
  );
  const notices = exemptions.flatMap(exemption => {
    const { id, expiresAt, requestedBy, reason } = exemption;
    const own = covered[id] ?? [];
    const scope = `exemption/${id}/${dayOf(expiresAt)}`;
    const recipients = uniq([
      ...own.flatMap(({ ownerRef }) => ownerRef ?? []),
      requestedBy,
    ]);
    return recipients.map(
      (recipientRef): Notice => ({
        key: `${scope}/${recipientRef}`,
        recipientRef,
        payload: {
          title: `An exemption ends on ${dayOf(expiresAt)}: ${reason}`,
          description: `${plural(
            sumBy(own, 'findings'),
            'failing finding',
          )} will count again. Fix what it covers, or ask to renew it.`,
          link: '/serverless-posture/exemptions',
          severity: 'normal',
          topic: TOPIC,
          // Who gets it twice, as asker and as owner, sees it once.
          scope,
        },
      }),
    );
  });
  const known = await store.notices.known(notices.map(({ key }) => key));
  await store.notices.add(
    notices.filter(({ key }) => !known.has(key)),
    now,
  );
}
