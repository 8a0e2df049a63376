import { InputError } from '@backstage/errors';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  DecidedState,
  DecisionInput,
  FindingDecision,
  postureTriagePermission,
} from 'backstage-plugin-serverless-posture-common';
import { omit } from 'lodash';
import { noteAssigned } from '../scorecards/digest/noteAssigned';
import * as store from '../store/decisions/record';
import { Decided, Selection } from '../store/decisions/decide';
import { Decision } from '../store/decisions/triageState';
import { PostureStore } from '../store/store';
import { PostureFilter } from '../store/types';
import { audited } from './audited';
import { ApiContext } from './context';
import { FilterQuery, findingFilter } from './findingFilter';
import { momentToCome } from './momentToCome';
import { Names } from './present';
import { PostureRouter } from './router';

/** `POST /findings/decide` and its way back. */
export function addDecisionRoutes(router: PostureRouter, context: ApiContext) {
  const { store: posture, authorizer, configuration, now } = context;

  const rightsOf = async (credentials: BackstageCredentials) => ({
    readable: await authorizer.readable(credentials),
    allowed: await authorizer.allowed(credentials, postureTriagePermission),
  });

  /** Decides, and notes down for Security Hub what it is to know of that. */
  const inForce = (decide: (trx: PostureStore) => Promise<Decided>) =>
    posture.transaction(async trx => {
      const outcome = await decide(trx);
      if (configuration.securityHub.writeBack)
        await trx.securityHubWrites.noteBatch(outcome.batch, now());
      return outcome;
    });

  router.post('/findings/decide', async (request, response) => {
    const outcome = await audited(
      context,
      request as any,
      {
        eventId: 'finding-decide',
        meta: {
          ...omit(request.body, 'ids', 'note'),
          findings: request.body.ids?.length,
          filter: { ...request.query },
        },
      },
      async () => {
        const credentials = await authorizer.credentials(request as any);
        const by = authorizer.userRef(credentials);
        const rights = await rightsOf(credentials);
        const selection = await selectionOf(
          request.body,
          request.query,
          filter => findingFilter(context, credentials, filter),
        );
        const decision = await decisionOf(request.body, context, credentials);
        return inForce(async trx => {
          const done = await trx.decisions.decide(
            {
              selection,
              decision,
              by,
              now: now(),
              revision: request.body.revision,
            },
            rights,
          );
          const { assigneeRef: to, note } = decision;
          const { batch, decided: findings } = done;
          if (to) {
            const told = { to, by, batch, findings, note, now: now() };
            await noteAssigned(trx, told);
          }
          return done;
        });
      },
    );
    response.json(outcome);
  });

  router.post('/findings/decisions/:batch/undo', async (request, response) => {
    const { batch } = request.params;
    const outcome = await audited(
      context,
      request as any,
      { eventId: 'finding-undo', meta: { batch } },
      async () => {
        const credentials = await authorizer.credentials(request as any);
        const by = authorizer.userRef(credentials);
        const rights = await rightsOf(credentials);
        return inForce(trx =>
          trx.decisions.undo({ batch, by, now: now() }, rights),
        );
      },
    );
    response.json(outcome);
  });
}

async function selectionOf(
  { ids, totalCount }: DecisionInput,
  query: FilterQuery,
  filterOf: (query: FilterQuery) => Promise<PostureFilter>,
): Promise<Selection> {
  // `subTeams` filters nothing by itself, and has a default.
  const filters = Object.keys(omit(query, 'subTeams'));
  if (ids) {
    if (filters.length > 0) {
      throw new InputError(
        `${filters[0]}: findings are named by ids or by a filter, not by both`,
      );
    }
    return { ids };
  }
  if (totalCount === undefined) {
    throw new InputError(
      'totalCount: say how many findings match the filter, so that no others are decided about, or give ids',
    );
  }
  return { filter: await filterOf(query), totalCount };
}

async function decisionOf(
  { assign, workflow, snooze, note }: DecisionInput,
  { authorizer, now }: ApiContext,
  credentials: BackstageCredentials,
): Promise<Decision> {
  const decision: Decision = { workflow, note };
  if (assign) {
    decision.assigneeRef = assign.to
      ? await assigneeOf(assign.to, authorizer, credentials)
      : null;
  }
  if (snooze) decision.snooze = snoozeOf(snooze, now());
  if (Object.values(decision).every(value => value === undefined)) {
    throw new InputError(
      'There is nothing to decide: give assign, workflow, snooze or note',
    );
  }
  return decision;
}

async function assigneeOf(
  to: string,
  authorizer: ApiContext['authorizer'],
  credentials: BackstageCredentials,
): Promise<string> {
  const ref = to.toLocaleLowerCase('en-US');
  const { kind } = parsed(ref);
  if (kind !== 'group' && kind !== 'user') {
    throw new InputError(
      `assign.to: ${to} is neither a group nor a user, such as group:default/payments`,
    );
  }
  const found = await authorizer.readableEntities(credentials, [ref]);
  if (!found.has(ref)) {
    throw new InputError(
      `assign.to: there is no ${kind} ${to} in the catalog that you may read`,
    );
  }
  return ref;
}

function parsed(ref: string) {
  try {
    return parseEntityRef(ref);
  } catch {
    throw new InputError(
      `assign.to: ${ref} is no entity ref, such as group:default/payments`,
    );
  }
}

function snoozeOf(
  { until, untilChanged }: NonNullable<DecisionInput['snooze']>,
  now: Date,
): Decision['snooze'] {
  if (until && untilChanged) {
    throw new InputError(
      'snooze: give until or untilChanged, not both of them',
    );
  }
  if (untilChanged) return 'until changed';
  if (!until) return null;
  return momentToCome('snooze.until', until, now);
}

/** A decision as the caller may read it; who the caller may not read is not named. */
export function presentDecision(
  row: store.DecisionRow,
  names: Names,
): FindingDecision {
  return {
    batch: row.batch,
    at: row.at.toISOString(),
    by: row.by && names.entities.has(row.by) ? row.by : undefined,
    kind: row.kind,
    note: row.note,
    before: presentState(row.before, names),
    after: presentState(row.after, names),
  };
}

/** The entities that decisions name. */
export function refsOfDecisions(rows: store.DecisionRow[]): string[] {
  return rows.flatMap(({ by, before, after }) =>
    [by, before.assigneeRef, after.assigneeRef].flatMap(ref => ref ?? []),
  );
}

function presentState(
  { assigneeRef, workflow, snoozedUntil }: store.DecidedState,
  names: Names,
): DecidedState {
  return {
    ...(assigneeRef && names.entities.has(assigneeRef) ? { assigneeRef } : {}),
    ...(assigneeRef === null ? { unassigned: true } : {}),
    ...(workflow ? { workflow } : {}),
    ...(snoozedUntil instanceof Date
      ? { snoozedUntil: snoozedUntil.toISOString() }
      : {}),
    ...(snoozedUntil === 'changed' ? { snoozedUntilChanged: true } : {}),
    ...(snoozedUntil === null ? { awake: true } : {}),
  };
}
