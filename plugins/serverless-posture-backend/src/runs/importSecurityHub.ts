import { LoggerService } from '@backstage/backend-plugin-api';
import { CollectionError } from 'backstage-plugin-serverless-posture-node';
import { AwsSession } from '../aws';
import { PostureConfiguration } from '../collection/configuration';
import {
  findingsSources,
  readFindings,
} from '../collection/securityHubFindings';
import { PostureStore } from '../store/store';
import { allDone } from './allDone';
import { RunLedger } from './ledger';
import type { Scope } from './collectScope';

/** How the import of findings is called among the collectors of a scope. */
const COLLECTOR = 'securityhub-findings';

/**
 * Imports the findings of AWS Security Hub. Findings that an import no longer holds are closed only where every source
 * was read to its end.
 */
export async function importSecurityHub(context: {
  aws: AwsSession;
  configuration: PostureConfiguration;
  scopes: Scope[];
  store: PostureStore;
  ledger: RunLedger;
  logger: LoggerService;
  now(): Date;
}): Promise<void> {
  const { aws, configuration, scopes, store, ledger, now } = context;
  const runId = ledger.row.id;
  const seen = new Set<string>();
  let complete = true;
  const sources = await findingsSources(aws, configuration, scopes);
  ledger.expect(sources.length);
  await allDone(
    sources.map(async source => {
      const { accountId, region } = source;
      const row = { accountId, region, collector: COLLECTOR };
      const reader = await aws.reader(source);
      try {
        for await (const page of readFindings(reader, source)) {
          page.forEach(({ id }) => seen.add(id));
          await store.findings.importSecurityHub({
            runId,
            now: now(),
            findings: page,
          });
        }
        await ledger.settle({ ...row, state: 'complete', freshAt: now() });
      } catch (error) {
        if (!(error instanceof CollectionError)) throw error;
        complete = false;
        const { errorClass, operation, message } = error.reason;
        const missingAction = reader.failures.find(
          failure => failure.operation === operation,
        )?.missingAction;
        await ledger.settle({
          ...row,
          state: 'failed',
          errorClass,
          operation,
          missingAction,
          message,
        });
      }
    }),
  );
  if (complete && sources.length > 0)
    await store.findings.closeSecurityHub({ runId, now: now(), seen });
}
