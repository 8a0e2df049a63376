import { FindingDetail } from 'backstage-plugin-serverless-posture-common';

/** State, assignee, notes and exemption of one finding, and what was decided before. */
export function DecideSection(props: {
  detail: FindingDetail;
  /** Something was decided: the finding is to be read anew. */
  onDone(): void;
}) {
  return <>{props.detail.finding.workflow.toLocaleLowerCase('en')}</>;
}
