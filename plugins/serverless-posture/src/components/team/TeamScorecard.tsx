import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  postureReadPermission,
  TeamWeek,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { ScoreHistory } from '../../blocks';
import { ownerKinds } from '../../entityKinds';
import { useFetched } from '../../hooks/useFetched';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { UrlPatch, UrlState, useUrlState } from '../../hooks/useUrlState';
import { entityName, plural } from '../../words';
import { FixTable } from '../common/FixTable';
import { Loaded } from '../common/Loaded';
import { MaybeLink } from '../common/MaybeLink';
import { Note } from '../common/Note';
import { Section } from '../common/Section';
import { ChangesTable } from './ChangesTable';
import { usePrintStyles } from './print';
import { ServicesTable } from './ServicesTable';
import { WeekBar } from './WeekBar';
import { CHANGES_ID, WeekCounts } from './WeekCounts';
import { WeekScore } from './WeekScore';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    busy: { opacity: 0.6 },
    top: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: '1.4fr 1fr 1.2fr',
      [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
  }),
  { name: 'ServerlessPostureTeam' },
);

/** The weekly scorecard of the group, user, system or domain in context: what changed, and which service needs them most. */
export function TeamScorecard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <ScorecardOf key={entityRef} entityRef={entityRef} />;
}

function ScorecardOf({ entityRef }: { entityRef: string }) {
  const classes = useStyles();
  const print = usePrintStyles();
  const api = useApi(serverlessPostureApiRef);
  const url = useUrlState();
  const week = url.get('week') ?? 'current';
  const subTeams = url.get('subTeams') === 'true';
  const fetched = useFetched(
    () => api.getTeamWeek(entityRef, week, { subTeams }),
    [api, entityRef, week, subTeams],
  );
  const busy = fetched.loading && fetched.value !== undefined;
  return (
    <div
      className={`${classes.root} ${print.root} ${busy ? classes.busy : ''}`}
      aria-busy={busy}
    >
      <Loaded
        fetched={fetched}
        skeleton={[36, 160, 240, 240]}
        permission={postureReadPermission.name}
      >
        {teamWeek => <Week teamWeek={teamWeek} subTeams={subTeams} url={url} />}
      </Loaded>
      {fetched.error && week !== 'current' && (
        <Link to={url.href({ week: undefined })}>Go to the current week</Link>
      )}
    </div>
  );
}

function Week(props: { teamWeek: TeamWeek; subTeams: boolean; url: UrlState }) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { teamWeek, subTeams, url } = props;
  const { fixed, new: opened, reopened, lookalikes = 0 } = teamWeek;
  const { exempted = 0, unexempted = 0 } = teamWeek;
  return (
    <>
      <WeekBar teamWeek={teamWeek} subTeams={subTeams} url={url} />
      <div className={classes.top}>
        <Section title="Score">
          <WeekScore
            teamWeek={teamWeek}
            filter={filterOf(teamWeek, subTeams)}
          />
        </Section>
        <Section title="Findings this week">
          <WeekCounts teamWeek={teamWeek} />
        </Section>
        <Section title="Score, 8 weeks">
          <ScoreHistory history={teamWeek.history} height={72} caption />
        </Section>
      </div>
      {lookalikes > 0 && (
        <Note>
          {plural(lookalikes, 'resource')} without an owner{' '}
          {lookalikes === 1 ? 'looks' : 'look'} like yours.{' '}
          <MaybeLink to={links.ownership()}>Look and claim</MaybeLink>
        </Note>
      )}
      <div id={CHANGES_ID}>
        <Section title="What changed">
          <ChangesTable
            changes={teamWeek.changes}
            total={fixed + opened + reopened + exempted + unexempted}
          />
        </Section>
      </div>
      {teamWeek.nextWeek === undefined && (
        <Section title="Three fixes that raise the score most">
          <FixTable
            label="Three fixes that raise the score most"
            fixes={teamWeek.fixFirst.slice(0, 3)}
            grade={teamWeek.grade}
            about={({ services: on }) => on.map(entityName).join(', ')}
            href={({ findingId }) => links.triage({ finding: findingId })}
          />
        </Section>
      )}
      <Section
        title="Services"
        aside={
          <Typography variant="body2" color="textSecondary">
            sorted by what needs you most
          </Typography>
        }
      >
        <ServicesTable services={teamWeek.services} />
      </Section>
    </>
  );
}

/** Services that a filter takes. */
const MOST_SERVICES = 200;

/** The filter of findings that holds what is summed up; none of a system's services would leave them all. */
function filterOf(
  { entityRef, services }: TeamWeek,
  subTeams: boolean,
): UrlPatch | undefined {
  if (ownerKinds.includes(parseEntityRef(entityRef).kind))
    return { owner: entityRef, subTeams: subTeams ? 'true' : undefined };
  return services.length > 0 && services.length <= MOST_SERVICES
    ? { service: services.map(service => service.entityRef) }
    : undefined;
}
