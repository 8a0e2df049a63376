import { ForwardedError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { PostureStore } from '../../store/store';

/** What cannot be sent for so long is no news any more. */
const NEWS_MS = 7 * 24 * 60 * 60_000;

/**
 * Sends what is to be sent, one after another. Each is marked once it is sent; who is killed in between leaves it to be sent
 * again with the same scope, which the receiver takes for the same. Answers how many were sent; throws at the first that cannot be sent: it is tried
 * again later, for a week.
 */
export async function sendNotices(
  store: PostureStore,
  options: {
    notifications: Pick<NotificationService, 'send'>;
    /** Refs of the groups right below an entity. */
    groupsBelow(entityRef: string): Promise<string[]>;
    now(): Date;
    signal?: AbortSignal;
  },
): Promise<number> {
  const { notifications, groupsBelow, now, signal } = options;
  await store.notices.dropOlderThan(new Date(now().getTime() - NEWS_MS));
  let sent = 0;
  while (!signal?.aborted) {
    const notice = await store.notices.claim(now());
    if (!notice) break;
    const { key, recipientRef, payload } = notice;
    // Else a group stands for all people of all groups below it as well.
    const excludeEntityRef = await groupsBelow(recipientRef);
    await notifications
      .send({
        recipients: {
          type: 'entity',
          entityRef: recipientRef,
          excludeEntityRef,
        },
        payload,
      })
      .catch(error => {
        throw new ForwardedError(
          'Nobody takes notifications; is @backstage/plugin-notifications-backend installed?',
          error,
        );
      });
    await store.notices.markSent(key, now());
    sent += 1;
  }
  return sent;
}
