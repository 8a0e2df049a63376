import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { listed, plural } from './words';
import { MembersWeek } from '../teamWeek';

/** Fixes that a digest names. */
const FIXES = 3;

/** What may have become of findings, as people say it. */
const kinds = [
  ['fixed', 'fixed'],
  ['new', 'new'],
  ['reopened', 'came back'],
  ['exempted', 'exempted'],
  ['unexempted', 'exempted no longer'],
] as const;

/** Whether anything of a week is worth a message: a finding came or went, or there is another grade. */
export function hasChanged(week: MembersWeek): boolean {
  const { grade, previousGrade } = week;
  // Without a grade nothing was collected, which is no news of the team.
  const regraded = grade && previousGrade && grade !== previousGrade;
  return Boolean(regraded) || kinds.some(([kind]) => week[kind]);
}

/**
 * A week that is over in a few words, with the way to all of it, and what there is to do about it in the current one.
 */
export function digestMessage(
  ownerRef: string,
  week: MembersWeek,
  current: MembersWeek,
): Pick<NotificationPayload, 'title' | 'description' | 'link' | 'severity'> {
  const { kind, namespace, name } = parseEntityRef(ownerRef);
  const number = Number(week.week.split('-W')[1]);
  const worst = week.changes.some(
    ({ change, finding }) =>
      finding.severity === 'CRITICAL' &&
      change !== 'fixed' &&
      change !== 'exempted',
  );
  return {
    title: `${name}, week ${number}: ${standing(week)}`,
    description: [counts(week), expiring(current), first(current)]
      .filter(Boolean)
      .join(' '),
    link: `/catalog/${namespace}/${kind}/${name}/serverless-scorecard?week=${week.week}`,
    severity: worst ? 'high' : 'normal',
  };
}

function standing({ score, grade, previousScore }: MembersWeek): string {
  if (score === undefined) return 'no verdict is known';
  const now = `grade ${grade}, ${score} of 100`;
  if (previousScore === undefined) return now;
  const change = Math.round((score - previousScore) * 10) / 10;
  if (change === 0) return `${now}, as before`;
  return `${now}, ${change > 0 ? 'up' : 'down'} ${Math.abs(change)}`;
}

function counts(week: MembersWeek): string {
  const said = kinds
    .filter(([kind]) => week[kind])
    .map(([kind, words]) => `${week[kind]} ${words}`);
  return said.length > 0 ? `${listed(said)}.` : '';
}

function expiring({ expiring: soon }: MembersWeek): string {
  if (!soon?.exemptions) return '';
  const { exemptions } = soon;
  return `${plural(exemptions, 'exemption')} ${
    exemptions === 1 ? 'ends' : 'end'
  } within two weeks.`;
}

function first({ fixFirst }: MembersWeek): string {
  const named = fixFirst
    .slice(0, FIXES)
    .map(
      ({ title, findings, gain }) =>
        `${title} (closes ${plural(findings, 'finding')}, +${gain})`,
    );
  return named.length > 0 ? `Fix first: ${named.join('; ')}.` : '';
}
