import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  FindingDetail,
  postureExemptionRequestPermission,
  PosturePermission,
  postureTriagePermission,
  WriteBack,
} from 'backstage-plugin-serverless-posture-common';
import { SecurityHubWrite } from '../store/securityHubWrites/record';
import { ApiContext, namesFor } from './context';
import { presentDecision, refsOfDecisions } from './decisions';
import { presentExemptions } from './presentExemptions';

function presentWriteBack(
  write: SecurityHubWrite | 'none' | undefined,
): WriteBack | undefined {
  if (write === undefined) return undefined;
  if (write === 'none') return { state: 'none' };
  const { state, workflow, decidedAt, settledAt, reason } = write;
  const at = (settledAt ?? decidedAt).toISOString();
  return { state, workflow, at, reason };
}

/** What was decided about a finding, under which exemptions it falls, and what the caller may do about it. */
export async function triageOf(
  context: ApiContext,
  credentials: BackstageCredentials,
  findingId: string,
): Promise<
  Pick<
    FindingDetail,
    'decisions' | 'revision' | 'exemptions' | 'may' | 'writeBack'
  >
> {
  const { store, authorizer, configuration } = context;
  const revision = await store.decisions.revision();
  const [decisions, exemptions] = await Promise.all([
    store.decisions.of(findingId),
    store.exemptions.ofFinding(findingId),
  ]);
  const names = await namesFor(
    context,
    credentials,
    refsOfDecisions(decisions),
  );
  const may = async (permission: PosturePermission) =>
    store.exemptions.isWithin(
      { scope: 'finding', scopeRef: findingId },
      await authorizer.allowedOrNothing(credentials, permission),
    );
  return {
    decisions: decisions.map(row => presentDecision(row, names)),
    revision,
    exemptions: await presentExemptions(context, credentials, exemptions),
    may: {
      triage: await may(postureTriagePermission),
      requestExemption: await may(postureExemptionRequestPermission),
    },
    writeBack: configuration.securityHub.writeBack
      ? presentWriteBack(await store.securityHubWrites.of(findingId))
      : undefined,
  };
}
