import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { severities } from 'backstage-plugin-serverless-posture-common';
import { namesFor } from '../context';
import { findingFilter } from '../findingFilter';
import { presentFinding, refsOfFindings } from '../present';
import { ActionContext, READS } from './action';

/** A page of open findings, worst first. */
export function registerListFindings(
  registry: ActionsRegistryService,
  context: ActionContext,
) {
  const { store, authorizer } = context;
  registry.register({
    name: 'list-findings',
    title: 'List findings of serverless posture',
    description:
      'Lists open findings of AWS serverless resources, worst first: failing controls and verdicts that could not be made ' +
      '(NOT_AVAILABLE is not a pass). Filters are ANDed, lists within one are ORed. Holds only what you may see.',
    attributes: READS,
    schema: {
      input: z =>
        z.object({
          service: z
            .array(z.string())
            .max(20)
            .optional()
            .describe('Refs of services, such as component:default/checkout'),
          owner: z
            .array(z.string())
            .max(20)
            .optional()
            .describe('Refs of owners, such as group:default/payments'),
          severity: z.array(z.enum(severities)).optional(),
          status: z.array(z.enum(['FAILED', 'NOT_AVAILABLE'])).optional(),
          controlId: z.array(z.string()).max(20).optional(),
          exposure: z
            .array(z.enum(['INTERNET', 'NO_PATH', 'UNKNOWN']))
            .optional()
            .describe('Whether an open path from the internet leads there'),
          text: z
            .string()
            .max(200)
            .optional()
            .describe("Part of a resource's name or ARN"),
          limit: z.number().int().min(1).max(50).default(20),
          cursor: z.string().max(500).optional(),
        }),
      output: z =>
        z.object({
          totalCount: z.number(),
          nextCursor: z.string().optional(),
          findings: z.array(
            z.object({
              id: z.string(),
              severity: z.string(),
              status: z.string(),
              controlId: z.string(),
              title: z.string(),
              reason: z.string().optional(),
              resource: z.string().describe('ARN'),
              resourceType: z.string(),
              account: z.string(),
              region: z.string(),
              ownerRef: z.string().optional(),
              serviceRef: z.string().optional(),
              exposed: z.boolean().optional(),
              firstSeenAt: z.string(),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      const authorization = await authorizer.readable(credentials);
      const { limit, cursor, ...query } = input;
      const filter = await findingFilter(context, credentials, query as any);
      const page = await store.findings.list(
        filter,
        { sort: 'severity', order: 'asc', cursor, limit, boundTo: query },
        authorization,
      );
      const names = await namesFor(
        context,
        credentials,
        refsOfFindings(page.items),
        page.items.map(({ accountId }) => accountId),
      );
      return {
        output: {
          totalCount: page.totalCount,
          nextCursor: page.nextCursor,
          findings: page.items.map(row => {
            const { resource, ...finding } = presentFinding(row, names);
            return {
              id: finding.id,
              severity: finding.severity,
              status: finding.status,
              controlId: finding.controlId,
              title: finding.title,
              reason: finding.reason,
              resource: resource.arn,
              resourceType: resource.type,
              account: resource.accountName ?? resource.accountId,
              region: resource.region,
              ownerRef: finding.ownerRef,
              serviceRef: finding.serviceRef,
              exposed: finding.exposed,
              firstSeenAt: finding.firstSeenAt,
            };
          }),
        },
      };
    },
  });
}
