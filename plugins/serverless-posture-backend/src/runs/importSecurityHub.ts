import { CollectionError } from 'backstage-plugin-serverless-posture-node';
import {
  FindingsSource,
  readFindings,
} from '../collection/securityHubFindings';
import { ScopeRow } from '../store/types';
import { TaskContext } from './tasks/context';

/** How the import of findings is called among the collectors of a scope. */
export const FINDINGS_COLLECTOR = 'securityhub-findings';

/**
 * Imports the findings of AWS Security Hub from one source. What an import no longer holds is closed later, and only where
 * every source was read to its end.
 */
export async function importFindings(
  source: FindingsSource,
  { aws, runId, write, now, signal }: TaskContext,
): Promise<void> {
  const { accountId, region } = source;
  const scope = { accountId, region, collector: FINDINGS_COLLECTOR };
  const record = (outcome: Omit<ScopeRow, keyof typeof scope>) =>
    write(fenced =>
      fenced.scopes.record(runId, [{ ...scope, ...outcome }], now()),
    );
  const reader = await aws.reader(source);
  try {
    for await (const page of readFindings(reader, source)) {
      await write(async fenced => {
        await fenced.checkpoints.see(
          { runId, ...scope },
          'id',
          page.map(({ id }) => id),
        );
        await fenced.findings.importSecurityHub({
          runId,
          now: now(),
          findings: page,
        });
      });
    }
    await record({ state: 'complete', freshAt: now() });
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    signal.throwIfAborted();
    const { errorClass, operation, message } = error.reason;
    const missingAction = reader.failures.find(
      failure => failure.operation === operation,
    )?.missingAction;
    await record({
      state: 'failed',
      errorClass,
      operation,
      missingAction,
      message,
    });
  }
}
