import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Exemption,
  postureExemptionApprovePermission,
  postureExemptionRequestPermission,
} from 'backstage-plugin-serverless-posture-common';
import { exemptionCosts } from '../scorecards/exemptionCosts';
import { PostureAuthorization } from '../store/authorization';
import { ExemptionRow } from '../store/exemptions/record';
import { ApiContext, namesFor } from './context';

/** One exemption as its reader may see it. */
export async function presentExemption(
  context: ApiContext,
  credentials: BackstageCredentials,
  row: ExemptionRow,
): Promise<Exemption> {
  const [exemption] = await presentExemptions(context, credentials, [row]);
  return exemption;
}

/** Exemptions as their reader may see them: named, counted under the reader's rights, and with what the reader may do. */
export async function presentExemptions(
  context: ApiContext,
  credentials: BackstageCredentials,
  rows: ExemptionRow[],
): Promise<Exemption[]> {
  if (rows.length === 0) return [];
  const { store, authorizer } = context;
  const authorization = await authorizer.readable(credentials);
  const userRef = authorizer.optionalUserRef(credentials);
  const [requestable, approvable] = await Promise.all(
    [postureExemptionRequestPermission, postureExemptionApprovePermission].map(
      permission => authorizer.allowedOrNothing(credentials, permission),
    ),
  );
  const [exempted, titles, names] = await Promise.all([
    store.exemptions.exempted(
      rows.filter(({ state }) => state === 'approved').map(({ id }) => id),
      authorization,
    ),
    store.exemptions.titles(rows, authorization),
    namesFor(context, credentials, refsOf(rows)),
  ]);
  const costs = await exemptionCosts(store, exempted, {
    controls: context.controls.filter(({ id }) => context.enabled.has(id)),
    settings: context.configuration.scoring,
    authorization,
  });
  const readable = await authorizer.readableEntities(
    credentials,
    Object.values(costs).flatMap(all => all.map(({ entityRef }) => entityRef)),
  );
  const named = (ref: string | undefined) =>
    ref && names.entities.has(ref) ? ref : undefined;
  const controls = new Map(
    context.controls.map(({ id, title }) => [id, title]),
  );
  const present = async (row: ExemptionRow): Promise<Exemption> => {
    const controlId = row.scope === 'control' ? row.scopeRef : row.controlId;
    return {
      id: row.id,
      state: row.state,
      scope: row.scope,
      scopeRef: row.scope === 'service' ? named(row.scopeRef) : row.scopeRef,
      scopeName:
        row.scope === 'account'
          ? names.accounts.get(row.scopeRef)
          : titles.get(row.id),
      controlId,
      controlTitle: controlId && controls.get(controlId),
      reason: row.reason,
      expiresAt: row.expiresAt.toISOString(),
      requestedBy: named(row.requestedBy),
      requestedAt: row.requestedAt.toISOString(),
      renewsId: row.renewsId,
      decidedBy: named(row.decidedBy),
      decidedAt: row.decidedAt?.toISOString(),
      endedAt: row.endedAt?.toISOString(),
      findings: await store.exemptions.reach(row, authorization),
      cost: (costs[row.id] ?? []).filter(({ entityRef }) =>
        readable.has(entityRef),
      ),
      may: await mayOf(row),
    };
  };
  return Promise.all(rows.map(present));

  async function mayOf(row: ExemptionRow): Promise<Exemption['may']> {
    const { state, requestedBy, requesters } = row;
    const open = state === 'requested';
    const inForce = state === 'approved';
    const within = (allowed: PostureAuthorization) =>
      store.exemptions.isWithin(row, allowed);
    if (!userRef || !(open || inForce))
      return { decide: false, end: false, renew: false };
    const approves = await within(approvable);
    return {
      decide: open && approves && !requesters.includes(userRef),
      end: approves || requestedBy === userRef,
      renew: inForce && (await within(requestable)),
    };
  }
}

function refsOf(rows: ExemptionRow[]): (string | undefined)[] {
  return rows.flatMap(({ scope, scopeRef, requestedBy, decidedBy }) => [
    scope === 'service' ? scopeRef : undefined,
    requestedBy,
    decidedBy,
  ]);
}
