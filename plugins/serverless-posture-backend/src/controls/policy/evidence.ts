import { Evidence, evidence } from 'backstage-plugin-serverless-posture-node';
import { Statement } from './document';

/** A policy statement as evidence, such as `Policy.Statement[1] (Sid open)`. */
export function statementEvidence(
  { index, sid, text }: Statement,
  document = 'Policy',
  arn?: string,
): Evidence {
  return evidence(
    `${document}.Statement[${index}]${sid ? ` (Sid ${sid})` : ''}`,
    text,
    arn,
  );
}

/** The statements of grants as evidence, each once. */
export function grantEvidence(grants: { statement: Statement }[]): Evidence[] {
  return [...new Set(grants.map(({ statement }) => statement))].map(statement =>
    statementEvidence(statement),
  );
}
