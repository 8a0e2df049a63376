import {
  severities,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { Knex } from 'knex';
import { PostureAuthorization } from '../authorization';
import { inLists } from '../batches';
import { narrow } from './narrow';

/** The open findings of one resource. */
export interface ResourceFindings {
  failed: number;
  notAvailable: number;
  /** The worst of those that fail. */
  severity?: Severity;
}

/** The open findings of resources that the caller may see, by id; those without any are left out. */
export async function findingsPerResource(
  knex: Knex,
  resourceIds: Iterable<string>,
  authorization?: PostureAuthorization,
): Promise<Map<string, ResourceFindings>> {
  const counts = new Map<string, ResourceFindings>();
  for (const ids of inLists(new Set(resourceIds))) {
    const rows: any[] = await knex('findings')
      .whereIn('findings.resource_id', ids)
      .modify(query => narrow(query, {}, authorization))
      .groupBy('findings.resource_id', 'findings.status')
      .select('findings.resource_id', 'findings.status')
      .min({ worst: 'findings.severity' })
      .count({ count: '*' });
    for (const { resource_id, status, worst, count } of rows) {
      const own = counts.get(resource_id) ?? { failed: 0, notAvailable: 0 };
      counts.set(
        resource_id,
        status === 'FAILED'
          ? { ...own, failed: Number(count), severity: severities[worst] }
          : { ...own, notAvailable: Number(count) },
      );
    }
  }
  return counts;
}
