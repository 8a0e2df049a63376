import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { scorecardFor } from './scorecardFor';
import { aboutEntity, ActionContext, READS } from './action';

/** Why an entity has its score and grade. */
export function registerExplainScore(
  registry: ActionsRegistryService,
  context: ActionContext,
) {
  const titles = new Map(context.controls.map(({ id, title }) => [id, title]));
  registry.register({
    name: 'explain-score',
    title: 'Explain a score of serverless posture',
    description:
      'Tells the score (0 to 100) and grade of a service, group or user, what holds the grade down, how much of it is known, ' +
      'and which failing controls take most points. Counts only what you may see.',
    attributes: READS,
    schema: {
      input: aboutEntity,
      output: z =>
        z.object({
          entityRef: z.string(),
          score: z
            .number()
            .optional()
            .describe('Left out where no verdict is known'),
          grade: z.string().optional(),
          gradeByScore: z
            .string()
            .optional()
            .describe('The grade that the score alone would give'),
          cappedBy: z
            .string()
            .optional()
            .describe('The severity whose open findings hold the grade down'),
          knownShare: z
            .number()
            .describe('Share of the expected verdicts that are known, 0 to 1'),
          resources: z.number(),
          openFindings: z.record(z.number()),
          losses: z
            .array(
              z.object({
                controlId: z.string(),
                title: z.string(),
                points: z.number(),
                failed: z.number(),
                known: z.number(),
              }),
            )
            .describe('What takes most points first; of services alone'),
        }),
    },
    async action({ input, credentials }) {
      const scorecard = await scorecardFor(
        context,
        credentials,
        input.entityRef,
      );
      const { explanation } = scorecard;
      return {
        output: {
          entityRef: scorecard.entityRef,
          score: scorecard.score,
          grade: scorecard.grade,
          gradeByScore: explanation?.gradeByScore,
          cappedBy: scorecard.cappedBy,
          knownShare: scorecard.coverage.share,
          resources: scorecard.resources,
          openFindings: { ...scorecard.openFindings },
          losses: (explanation?.losses ?? []).map(loss => ({
            controlId: loss.controlId,
            title: titles.get(loss.controlId) ?? loss.controlId,
            points: loss.points,
            failed: loss.failed,
            known: loss.known,
          })),
        },
      };
    },
  });
}
