import type {
  AwsSecurityFinding,
  NoteUpdate,
  WorkflowUpdate,
} from '@aws-sdk/client-securityhub';
import { AwsError } from '../protocol/awsError';
import type { CellState } from '../world/world';
import type { Call } from './handlers';

const MOST_FINDINGS = 100;
const LONGEST_NOTE = 512;

/** What both generations refuse. */
export function requireUpdate(
  findings: number,
  note: string | undefined,
  invalid: string,
): void {
  if (findings < 1 || findings > MOST_FINDINGS)
    throw new AwsError(invalid, `Give 1 to ${MOST_FINDINGS} findings.`);
  if (note !== undefined && (note.length < 1 || note.length > LONGEST_NOTE))
    throw new AwsError(invalid, `A note has 1 to ${LONGEST_NOTE} characters.`);
}

/**
 * Sets workflow and note of the findings that the caller sees. `UpdatedAt` stays: it is the provider's (API reference,
 * "BatchUpdateFindings"). The world itself changes, so that the findings of worlds that are made anew when they are asked
 * for keep nothing of it.
 */
export function updateFindings<Identifier>(
  cells: CellState[],
  identifiers: Identifier[],
  isMeant: (identifier: Identifier, finding: AwsSecurityFinding) => boolean,
  { Workflow, Note }: { Workflow?: WorkflowUpdate; Note?: Partial<NoteUpdate> },
  { now, unprocessed: injected }: Pick<Call, 'now' | 'unprocessed'>,
) {
  const processed: Identifier[] = [];
  const unprocessed: { identifier: Identifier; injected?: string }[] = [];
  const findings = cells.flatMap(cell => cell.findings);
  for (const identifier of identifiers) {
    const finding = findings.find(one => isMeant(identifier, one));
    if (!finding || injected) {
      unprocessed.push({ identifier, injected });
      continue;
    }
    if (Workflow) finding.Workflow = { ...Workflow };
    if (Note?.Text) {
      finding.Note = {
        Text: Note.Text,
        UpdatedBy: Note.UpdatedBy,
        UpdatedAt: now.toISOString(),
      };
    }
    processed.push(identifier);
  }
  return { processed, unprocessed };
}
