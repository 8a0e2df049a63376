import {
  addWeeks,
  isoWeekOf,
  Overview,
  ScoringSettings,
  TeamScore,
} from 'backstage-plugin-serverless-posture-common';
import { sortBy, uniq } from 'lodash';
import { PostureAuthorization } from '../store/authorization';
import { PostureStore } from '../store/store';
import { SnapshotRow } from '../store/types';
import { coverageOf, gradeOfSnapshot, WeeklySnapshots } from './history';
import { historyOf, rollUpWeek, weeklyParts } from './weeklyParts';

/** Controls that an overview names. */
const CONTROLS = 10;

/**
 * The organization and its teams. Scores are those of the last snapshots, for which nothing has to be counted anew; what
 * fails and what has no owner is as of now.
 */
export async function overviewOf(
  store: PostureStore,
  options: {
    settings: ScoringSettings;
    now: Date;
    authorization?: PostureAuthorization;
  },
): Promise<Overview> {
  const { settings, now, authorization } = options;
  const pairs = await store.resources.attributed(undefined, authorization);
  const { weeks, owners } = await weeklyParts(
    store,
    {
      owners: uniq(pairs.flatMap(({ ownerRef }) => ownerRef ?? [])),
      services: uniq(pairs.flatMap(({ serviceRef }) => serviceRef ?? [])),
    },
    isoWeekOf(now),
    authorization,
  );
  // On Monday morning nothing may have been collected yet.
  const known = weeks.filter(week => rollUpWeek(week, settings));
  const last = known.at(-1);
  const standing = last && rollUpWeek(last, settings);
  const before =
    last && weeks.find(({ week }) => week === addWeeks(last.week, -1));
  const previous = before && rollUpWeek(before, settings);
  const share = await store.ownership.share(authorization);
  const failing = await store.findings.groups(
    'control',
    { status: ['FAILED'], source: ['POSTURE'], exempted: false },
    { limit: CONTROLS },
    authorization,
  );
  return {
    day: standing?.day,
    score: standing?.score,
    grade: standing?.grade,
    scoreWithoutExemptions: standing?.scoreWithoutExemptions,
    gradeWithoutExemptions: standing?.gradeWithoutExemptions,
    previousScore: previous?.score,
    previousGrade: previous?.grade,
    coverage: standing?.coverage ?? coverageOf({ known: 0, expected: 0 }),
    services: standing?.services ?? 0,
    capped: standing?.capped ?? 0,
    resources: share.resources,
    unowned: share.resources - share.owned,
    teams: last
      ? sortBy(
          [...owners.values()].flatMap(weekly => teamScore(weekly, last.week)),
          [({ score }) => score ?? Infinity, 'ownerRef'],
        )
      : [],
    history: historyOf(weeks, settings),
    worstControls: failing.items.map(
      ({ value, label = value, severity, findings, resources, accounts }) => ({
        controlId: value,
        title: label,
        severity,
        findings,
        resources,
        accounts,
      }),
    ),
    failing: failing.findings,
  };
}

function teamScore(weekly: WeeklySnapshots, week: string): TeamScore[] {
  const now = weekly.get(week);
  const previous: SnapshotRow | undefined = weekly.get(addWeeks(week, -1));
  if (!now) return [];
  return [
    {
      ownerRef: now.entityRef,
      score: now.score,
      grade: gradeOfSnapshot(now),
      previousScore: previous?.score,
      openFindings: now.open,
      coverage: coverageOf(now),
      services: now.services?.length ?? 0,
      capped: now.capped,
      resources: now.resources,
    },
  ];
}
