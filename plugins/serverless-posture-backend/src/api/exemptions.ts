import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  ExemptionInput,
  ExemptionRenewal,
  postureExemptionApprovePermission,
  postureExemptionRequestPermission,
  PosturePermission,
} from 'backstage-plugin-serverless-posture-common';
import { DateTime } from 'luxon';
import { ExemptionRow, ExemptionTarget } from '../store/exemptions/record';
import { PostureStore } from '../store/store';
import { audited } from './audited';
import { ApiContext } from './context';
import { momentToCome } from './momentToCome';
import { presentExemption, presentExemptions } from './presentExemptions';
import { PostureRouter } from './router';

/** `/exemptions`: what does not count for a while, who asked for it, and who agreed. */
export function addExemptionRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer, configuration, now } = context;

  router.get('/exemptions', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const authorization = await authorizer.readable(credentials);
    const { state: states, cursor, limit = 50 } = request.query;
    const { items, nextCursor, totalCount } = await store.exemptions.list(
      { states },
      { cursor, limit },
      { authorization, userRef: authorizer.optionalUserRef(credentials) },
    );
    response.json({
      items: await presentExemptions(context, credentials, items),
      nextCursor,
      totalCount,
      maximumDays: configuration.exemptions.maximumDays,
    });
  });

  router.get('/exemptions/:id', async (request, response) => {
    const credentials = await authorizer.credentials(request as any);
    const row = await visible(context, credentials, request.params.id);
    const events = await store.exemptions.events(row.id);
    const readable = await authorizer.readableEntities(
      credentials,
      events.flatMap(({ by }) => by ?? []),
    );
    response.json({
      exemption: await presentExemption(context, credentials, row),
      events: events.map(({ at, by, state, note }) => ({
        at: at.toISOString(),
        by: by && readable.has(by) ? by : undefined,
        state,
        note,
      })),
    });
  });

  router.post('/exemptions', async (request, response) => {
    const { body } = request;
    const row = await change(
      { eventId: 'exemption-request', meta: { ...body, reason: undefined } },
      request,
      async (credentials, by) => {
        const target = targetOf(body);
        const terms = termsOf(body, context);
        await requireWithin(
          credentials,
          postureExemptionRequestPermission,
          target,
        );
        return trx =>
          trx.exemptions.request(target, { by, now: now(), ...terms });
      },
    );
    response.status(201).json(row);
  });

  router.post('/exemptions/:id/renew', async (request, response) => {
    const row = await change(
      { eventId: 'exemption-renew', meta: { id: request.params.id } },
      request,
      async (credentials, by) => {
        const terms = termsOf(request.body, context);
        const renews = await visible(context, credentials, request.params.id);
        await requireWithin(
          credentials,
          postureExemptionRequestPermission,
          renews,
        );
        if (renews.state !== 'approved') {
          throw new ConflictError(
            `Exemption ${renews.id} is not in force, so that there is nothing to renew; ask for a new one`,
          );
        }
        const { scope, scopeRef, controlId } = renews;
        return trx =>
          trx.exemptions.request(
            { scope, scopeRef, controlId },
            { by, now: now(), ...terms, renews },
          );
      },
    );
    response.status(201).json(row);
  });

  for (const verb of ['approve', 'deny'] as const) {
    router.post(`/exemptions/:id/${verb}`, async (request, response) => {
      const { id } = request.params;
      const row = await change(
        { eventId: `exemption-${verb}`, meta: { id } },
        request,
        async (credentials, by) => {
          const asked = await visible(context, credentials, id);
          await requireWithin(
            credentials,
            postureExemptionApprovePermission,
            asked,
          );
          const { note } = request.body;
          const approve = verb === 'approve';
          return trx =>
            trx.exemptions.decide(id, { approve, by, now: now(), note });
        },
      );
      response.json(row);
    });
  }

  router.post('/exemptions/:id/revoke', async (request, response) => {
    const { id } = request.params;
    const row = await change(
      { eventId: 'exemption-revoke', meta: { id } },
      request,
      async (credentials, by) => {
        const ended = await visible(context, credentials, id);
        if (ended.requestedBy !== by) {
          await requireWithin(
            credentials,
            postureExemptionApprovePermission,
            ended,
          );
        }
        const { note } = request.body;
        return trx => trx.exemptions.end(id, { by, now: now(), note });
      },
    );
    response.json(row);
  });

  /**
   * Writes under an audit event, and brings findings up to date with what is in force then. What is asked before is asked
   * outside of the transaction; what may have changed meanwhile is checked again within.
   */
  async function change(
    event: Parameters<typeof audited>[2],
    request: unknown,
    prepare: (
      credentials: BackstageCredentials,
      by: string,
    ) => Promise<(trx: PostureStore) => Promise<ExemptionRow>>,
  ) {
    const credentials = await authorizer.credentials(request as any);
    const row = await audited(
      context,
      request as any,
      event,
      async () => {
        const by = authorizer.userRef(credentials);
        const write = await prepare(credentials, by);
        return store.transaction(async trx => {
          const written = await write(trx);
          if (written.state === 'requested') return written;
          const changed = await trx.exemptions.apply({ now: now() });
          if (configuration.securityHub.writeBack)
            await trx.securityHubWrites.note(changed, { by, now: now() });
          return written;
        });
      },
      ({ id, state, scope, scopeRef, controlId }) => ({
        id,
        state,
        scope,
        scopeRef,
        controlId,
      }),
    );
    return presentExemption(context, credentials, row);
  }

  async function requireWithin(
    credentials: BackstageCredentials,
    permission: PosturePermission,
    target: ExemptionTarget,
  ) {
    const allowed = await authorizer.allowed(credentials, permission);
    if (!(await store.exemptions.exists(target)) && !isControl(target)) {
      throw new NotFoundError(
        `scopeRef: there is no ${target.scope} ${target.scopeRef} that you may read`,
      );
    }
    if (!(await store.exemptions.isWithin(target, allowed))) {
      throw new NotAllowedError(
        `This needs the permission ${permission.name} on all that the ${target.scope} ${target.scopeRef} may come to cover`,
      );
    }
  }

  /** One of the catalogue, though nothing fails it now. */
  function isControl({ scope, scopeRef }: ExemptionTarget): boolean {
    return (
      scope === 'control' && context.controls.some(({ id }) => id === scopeRef)
    );
  }
}

/** Throws a NotFoundError where the caller may not see it: both look the same. */
async function visible(
  { store, authorizer }: ApiContext,
  credentials: BackstageCredentials,
  id: number,
): Promise<ExemptionRow> {
  const found = await store.exemptions.get(id, {
    authorization: await authorizer.readable(credentials),
    userRef: authorizer.optionalUserRef(credentials),
  });
  if (!found)
    throw new NotFoundError(`There is no exemption ${id} that you may read`);
  return found;
}

function targetOf({
  scope,
  scopeRef,
  controlId,
}: ExemptionInput): ExemptionTarget {
  if (controlId && (scope === 'finding' || scope === 'control')) {
    throw new InputError(
      `controlId: a ${scope} has its control already; leave it out`,
    );
  }
  return {
    scope,
    scopeRef:
      scope === 'service' ? scopeRef.toLocaleLowerCase('en-US') : scopeRef,
    controlId,
  };
}

function termsOf(
  { reason, expiresAt }: ExemptionRenewal,
  { configuration, now }: ApiContext,
): { reason: string; expiresAt: Date } {
  const { maximumDays } = configuration.exemptions;
  const until = momentToCome('expiresAt', expiresAt, now());
  const latest = DateTime.fromJSDate(now(), { zone: 'utc' })
    .plus({ days: maximumDays })
    .endOf('day');
  if (until > latest.toJSDate()) {
    throw new InputError(
      `expiresAt: ${expiresAt} is too late; an exemption may last ${maximumDays} days, until ${latest.toISODate()}`,
    );
  }
  if (!reason.trim()) throw new InputError('reason: say why');
  return { reason: reason.trim(), expiresAt: until };
}
