import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ActionContext } from './action';
import { registerExplainScore } from './explainScore';
import { registerFixFirst } from './fixFirst';
import { registerListFindings } from './listFindings';

/** What assistants may ask, with the rights of who asks them to. */
export function registerActions(
  registry: ActionsRegistryService,
  context: ActionContext,
) {
  registerListFindings(registry, context);
  registerExplainScore(registry, context);
  registerFixFirst(registry, context);
}
