import {
  daysOfIsoWeek,
  GLOBAL_REGION,
  IsoWeek,
  isoWeekOf,
} from 'backstage-plugin-serverless-posture-common';
import { InputError } from '@backstage/errors';
import { accountContext } from '../scorecards/accountContext';
import { scorecardOf } from '../scorecards/scorecard';
import { changesIn, teamWeekOf } from '../scorecards/teamWeek';
import { INCOMPLETE } from '../store/scopes/ScopesStore';
import { CHANGE_COLUMNS, changeCells } from './changeCells';
import { ApiContext, namesFor } from './context';
import { sendCsv } from './csv';
import { membersOf } from './members';
import { obstacles } from './obstacles';
import { presentFinding, presentFixes } from './present';
import { PostureRouter } from './router';
import { annotationHints } from './annotationHints';

/** `/scorecards` and `/teams`: one entity now, a team, person, system or domain week by week. */
export function addScorecardRoutes(router: PostureRouter, context: ApiContext) {
  const { store, authorizer, controls, enabled, configuration, now } = context;
  const judged = controls.filter(({ id }) => enabled.has(id));

  router.get(
    '/scorecards/:kind/:namespace/:name',
    async (request, response) => {
      const credentials = await authorizer.credentials(request as any);
      const authorization = await authorizer.readable(credentials);
      const entityRef = await authorizer.requireEntity(
        credentials,
        request.params,
      );
      const scorecard = await scorecardOf(store, {
        entityRef,
        controls: judged,
        settings: configuration.scoring,
        now: now(),
        authorization,
      });
      const { accounts, regions } = scorecard.scopes;
      const [around, touched, names] = await Promise.all([
        accountContext(store, scorecard.scopes, {
          controls: judged,
          authorization,
        }),
        store.scopes.current({
          accountIds: accounts,
          regions: [GLOBAL_REGION, ...regions],
          states: [...INCOMPLETE, 'skipped'],
        }),
        namesFor(
          context,
          credentials,
          scorecard.fixFirst.flatMap(({ services }) => services),
          accounts,
        ),
      ]);
      response.json({
        ...scorecard,
        fixFirst: presentFixes(scorecard.fixFirst, names),
        accountContext: around.map(one => ({
          ...one,
          accountName: names.accounts.get(one.accountId),
        })),
        scopes: {
          ...scorecard.scopes,
          notCollected: obstacles(
            touched,
            names.accounts,
            configuration.organization?.roleName,
          ),
        },
        annotations: annotationHints(configuration.ownership.tags),
      });
    },
  );

  router.get(
    '/teams/:kind/:namespace/:name/weeks/:week',
    async (request, response) => {
      const credentials = await authorizer.credentials(request as any);
      const authorization = await authorizer.readable(credentials);
      const entityRef = await authorizer.requireEntity(
        credentials,
        request.params,
      );
      const week = await teamWeekOf(store, {
        members: await membersOf(
          context,
          credentials,
          entityRef,
          request.query,
        ),
        week: weekOf(request.params.week, now()),
        controls: judged,
        settings: configuration.scoring,
        now: now(),
        authorization,
      });
      const names = await namesFor(
        context,
        credentials,
        [
          ...week.services.map(service => service.entityRef),
          ...week.fixFirst.flatMap(({ services }) => services),
          ...week.changes.flatMap(({ finding }) => [
            finding.ownerRef,
            finding.serviceRef,
          ]),
        ],
        week.changes.map(({ finding }) => finding.accountId),
      );
      response.json({
        ...week,
        entityRef,
        services: week.services.filter(service =>
          names.entities.has(service.entityRef),
        ),
        changes: week.changes.map(({ change, at, finding }) => ({
          change,
          at: at.toISOString(),
          finding: presentFinding(finding, names),
        })),
        fixFirst: presentFixes(week.fixFirst, names),
      });
    },
  );

  router.get(
    '/teams/:kind/:namespace/:name/weeks/:week/changes',
    async (request, response) => {
      const credentials = await authorizer.credentials(request as any);
      const authorization = await authorizer.readable(credentials);
      const { params, query } = request;
      const entityRef = await authorizer.requireEntity(credentials, params);
      const week = weekOf(params.week, now());
      const members = await membersOf(context, credentials, entityRef, query);
      const changes = store.findings.eachChange(
        changesIn(members, week),
        authorization,
      );
      await sendCsv(response as any, {
        fileName: `${params.name}-${week}.csv`,
        header: CHANGE_COLUMNS,
        batches: changeCells(changes, refs =>
          authorizer.readableEntities(credentials, refs),
        ),
      });
    },
  );
}

function weekOf(asked: string, now: Date): IsoWeek {
  if (asked === 'current') return isoWeekOf(now);
  try {
    daysOfIsoWeek(asked);
    return asked;
  } catch (error) {
    throw new InputError(`week: ${(error as Error).message}`);
  }
}
