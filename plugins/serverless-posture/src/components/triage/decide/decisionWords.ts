import {
  DecidedState,
  DecisionOutcome,
  FindingDecision,
} from 'backstage-plugin-serverless-posture-common';
import { DateTime } from 'luxon';
import { entityName, listWords, plural } from '../../../words';

/** A day as people write it, where they are: `21 Nov 2026`. */
export function dayWords(moment: string, zone = 'local'): string {
  return DateTime.fromISO(moment, { zone }).toFormat('d LLL yyyy', {
    locale: 'en',
  });
}

/** What a decision changed, in words: `assigned to payments, acknowledged`. */
export function decisionWords({ kind, after, note }: FindingDecision): string {
  const changes = changeWords(after);
  if (kind === 'woken') return 'woke up';
  if (kind === 'undone')
    return changes.length > 0
      ? `taken back: ${listWords(changes)}`
      : 'taken back';
  if (changes.length > 0) return listWords(changes);
  return note ? 'noted' : 'decided nothing new';
}

function changeWords(state: DecidedState): string[] {
  const { assigneeRef, unassigned, workflow } = state;
  const { snoozedUntil, snoozedUntilChanged, awake } = state;
  return [
    ...(assigneeRef ? [`assigned to ${entityName(assigneeRef)}`] : []),
    ...(unassigned ? ['assigned to nobody'] : []),
    ...(workflow ? [workflow === 'NOTIFIED' ? 'acknowledged' : 'new'] : []),
    ...(snoozedUntil ? [`snoozed until ${dayWords(snoozedUntil)}`] : []),
    ...(snoozedUntilChanged ? ['snoozed until it changes'] : []),
    ...(awake ? ['no longer snoozed'] : []),
  ];
}

/** What became of a decision about many findings. */
export function outcomeWords({ decided, skipped }: DecisionOutcome): string {
  const left = [
    [skipped.changed, 'because others decided about it since'],
    [skipped.notAllowed, 'because you may not decide about it'],
    [skipped.gone, 'because it is closed or out of your sight'],
  ] as const;
  const said = left
    .filter(([count]) => count > 0)
    .map(([count, why]) => `${plural(count, 'was', 'were')} left alone ${why}`);
  return [`Decided about ${plural(decided, 'finding')}.`, ...said].join(' ');
}
