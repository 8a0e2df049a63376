import { parseEntityRef } from '@backstage/catalog-model';
import { groupBy } from 'lodash';
import { Notice } from '../../store/notices/NoticesStore';
import { PostureStore } from '../../store/store';
import { FindingRow } from '../../store/types';
import { plural } from './words';

/** Lets people mute these and nothing else. */
const TOPIC = 'serverless-posture-critical';

/** Findings that a message names. */
const NAMED = 3;

/**
 * Writes down that owners are to be told at once of CRITICAL findings that a run found where all was in order before.
 *
 * @param options - `since`: only of those that were found at this moment or later, when the run was brought up to date
 */
export async function noteRegressions(
  store: PostureStore,
  { runId, now, since }: { runId: number; now: Date; since?: Date },
): Promise<void> {
  const findings = await store.findings.regressions(runId, 'CRITICAL', since);
  const found = since ? `${runId}/${since.toISOString()}` : `${runId}`;
  const notices = Object.entries(groupBy(findings, 'ownerRef')).map(
    ([ownerRef, own]) => noticeOf(ownerRef, own, found),
  );
  await store.notices.add(notices, now);
}

function noticeOf(
  ownerRef: string,
  findings: FindingRow[],
  found: string,
): Notice {
  const key = `critical/${found}/${ownerRef}`;
  const said = findings
    .slice(0, NAMED)
    .map(({ resource, title }) => `${resource.name}: ${title}`);
  const more = findings.length - said.length;
  return {
    key,
    recipientRef: ownerRef,
    payload: {
      title: `${parseEntityRef(ownerRef).name}: ${plural(
        findings.length,
        'CRITICAL finding',
      )} where all was in order before`,
      description: `${said.join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
      link: `/serverless-posture/triage?${
        findings.length === 1
          ? `finding=${findings[0].id}`
          : `owner=${ownerRef}&severity=CRITICAL`
      }`,
      severity: 'critical',
      topic: TOPIC,
      scope: key,
    },
  };
}
