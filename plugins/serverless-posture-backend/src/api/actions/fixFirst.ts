import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { namesFor } from '../context';
import { presentFixes } from '../present';
import { aboutEntity, ActionContext, READS } from './action';
import { scorecardFor } from './scorecardFor';

/** The changes that close most of what matters. */
export function registerFixFirst(
  registry: ActionsRegistryService,
  context: ActionContext,
) {
  const { store, authorizer, controls } = context;
  registry.register({
    name: 'fix-first',
    title: 'What to fix first in serverless posture',
    description:
      'Names the few changes that help a service, group or user most, by severity, by whether the internet gets to what ' +
      'they are about, and by the points that each alone would gain. One change may close findings of several controls.',
    attributes: READS,
    schema: {
      input: aboutEntity,
      output: z =>
        z.object({
          fixes: z.array(
            z.object({
              title: z.string(),
              severity: z.string(),
              exposed: z.boolean(),
              gain: z.number().describe('Points by which the score rises'),
              gradeAfter: z.string().optional(),
              findings: z.number().describe('How many findings it closes'),
              resources: z.number(),
              controlIds: z.array(z.string()),
              services: z.array(z.string()),
              findingId: z.string().describe('The worst that it closes'),
              remedy: z
                .object({
                  summary: z.string(),
                  console: z.string().optional(),
                  cli: z.string().optional(),
                  cloudformation: z.string().optional(),
                  terraform: z.string().optional(),
                })
                .optional(),
            }),
          ),
        }),
    },
    async action({ input, credentials }) {
      const authorization = await authorizer.readable(credentials);
      const { fixFirst } = await scorecardFor(
        context,
        credentials,
        input.entityRef,
      );
      const services = fixFirst.flatMap(fix => fix.services);
      const names = await namesFor(context, credentials, services, []);
      const remedyOf = async (findingId: string) => {
        const finding = await store.findings.get(findingId, authorization);
        const control = controls.find(({ id }) => id === finding?.controlId);
        if (!finding || !control) return undefined;
        const { resource, accountId, region } = finding;
        return control.remedy({ ...resource, accountId, region });
      };
      const fixes = presentFixes(fixFirst, names).map(
        async ({ key: _, ...fix }) => ({
          ...fix,
          remedy: await remedyOf(fix.findingId),
        }),
      );
      return { output: { fixes: await Promise.all(fixes) } };
    },
  });
}
