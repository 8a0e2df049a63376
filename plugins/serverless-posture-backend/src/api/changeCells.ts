import { FindingChangeRow } from '../store/findings/changes';
import { Cell } from './csv';

/** What is told of each change, in this order. */
export const CHANGE_COLUMNS = [
  'change',
  'at',
  'severity',
  'status now',
  'control',
  'title',
  'resource',
  'type',
  'arn',
  'account',
  'region',
  'owner',
  'service',
];

/** Batches of changes as rows of CSV; owners and services that the caller may not read in the catalog are left out. */
export async function* changeCells(
  batches: AsyncIterable<FindingChangeRow[]>,
  readableEntities: (refs: string[]) => Promise<Set<string>>,
): AsyncIterable<Cell[][]> {
  for await (const changes of batches) {
    const refs = changes.flatMap(({ finding: { ownerRef, serviceRef } }) => [
      ownerRef ?? [],
      serviceRef ?? [],
    ]);
    const readable = await readableEntities(refs.flat());
    const named = (ref?: string) =>
      ref && readable.has(ref) ? ref : undefined;
    yield changes.map(({ change, at, finding }) => [
      change,
      at.toISOString(),
      finding.severity,
      finding.status,
      finding.controlId,
      finding.title,
      finding.resource.name,
      finding.resource.type,
      finding.resource.arn,
      finding.accountId,
      finding.region,
      named(finding.ownerRef),
      named(finding.serviceRef),
    ]);
  }
}
