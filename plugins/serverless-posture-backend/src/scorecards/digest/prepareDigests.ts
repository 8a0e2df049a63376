import {
  addWeeks,
  IsoWeek,
  isoWeekOf,
} from 'backstage-plugin-serverless-posture-common';
import { Notice } from '../../store/notices/NoticesStore';
import { PostureStore } from '../../store/store';
import { ScorecardOptions } from '../parts';
import { teamWeekOf } from '../teamWeek';
import { digestMessage, hasChanged } from './digestMessage';

/** Lets people mute digests and nothing else. */
const TOPIC = 'serverless-posture-digest';

/**
 * Writes down what each owner is to be told of a week that is over. An owner is told of what it owns itself: who is below it
 * hears of that from its own digest. Owners that were told of the week, or had nothing to be told, are left out, so that
 * this may be done again at any time.
 */
export async function prepareDigests(
  store: PostureStore,
  options: Omit<ScorecardOptions, 'authorization'> & {
    week: IsoWeek;
    now: Date;
  },
): Promise<void> {
  const { week, now } = options;
  const owners = await store.snapshots.weekly('owner', [
    addWeeks(week, -1),
    week,
  ]);
  const keys = new Map(
    [...owners.keys()].map(ownerRef => [ownerRef, keyOf(ownerRef, week)]),
  );
  const known = await store.notices.known([...keys.values()]);
  for (const [ownerRef, key] of keys) {
    if (known.has(key)) continue;
    const payload = await payloadFor(store, ownerRef, options);
    const notice: Notice = { key, recipientRef: ownerRef };
    await store.notices.add(
      [payload ? { ...notice, payload: { ...payload, scope: key } } : notice],
      now,
    );
  }
}

async function payloadFor(
  store: PostureStore,
  ownerRef: string,
  options: Parameters<typeof prepareDigests>[1],
) {
  const members = { owners: [ownerRef], services: [] };
  const week = await teamWeekOf(store, { ...options, members });
  if (!hasChanged(week)) return undefined;
  // The week is over; what to do about it is not.
  const current = await teamWeekOf(store, {
    ...options,
    members,
    week: isoWeekOf(options.now),
  });
  return { ...digestMessage(ownerRef, week, current), topic: TOPIC };
}

function keyOf(ownerRef: string, week: IsoWeek): string {
  return `digest/${week}/${ownerRef}`;
}
