import { Link } from '@backstage/core-components';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ServerlessPostureApi,
  TeamWeek,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { Change, Grade } from '../../blocks';
import { useFetched } from '../../hooks/useFetched';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { listWords, number } from '../../words';
import { Loaded } from '../common/Loaded';
import { MaybeLink } from '../common/MaybeLink';
import { changeWords, weekName } from '../team/weekWords';

/** Teams that fit on a card. */
const TEAMS = 3;

const useStyles = makeStyles(
  (theme: Theme) => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(280px, 1fr))',
      gap: theme.spacing(2),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    team: { display: 'flex', gap: theme.spacing(1.5) },
  }),
  { name: 'ServerlessPostureMyTeams' },
);

/** This week of the teams of the signed-in user: score, what changed, and what to fix first. For the home page. */
export function MyTeams() {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const identity = useApi(identityApiRef);
  const fetched = useFetched(async () => {
    const { ownershipEntityRefs } = await identity.getBackstageIdentity();
    return weeksOf(api, ownershipEntityRefs);
  }, [api, identity]);
  return (
    <Loaded
      fetched={fetched}
      skeleton={[64, 64]}
      permission="serverlessPosture.posture.read"
    >
      {weeks =>
        weeks.length === 0 ? (
          <Typography variant="body2">
            No team of yours owns serverless resources, as far as is known.
          </Typography>
        ) : (
          <ul className={classes.list}>
            {weeks.map(week => (
              <li key={week.entityRef} className={classes.team}>
                <Grade grade={week.grade} size="small" />
                <Team week={week} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Team({ week }: { week: TeamWeek }) {
  const links = usePostureLinks();
  const scorecardPath = useScorecardPath();
  const { entityRef, score, previousScore, previousWeek } = week;
  const [first] = week.fixFirst;
  return (
    <div>
      <Typography component="p">
        <Link to={scorecardPath(entityRef)} underline="always">
          <EntityDisplayName entityRef={entityRef} hideIcon disableTooltip />
        </Link>{' '}
        {score ?? 'no verdict is known'}
        {score !== undefined && (
          <>
            {', '}
            <Change
              now={score}
              before={previousScore}
              since={weekName(previousWeek).toLocaleLowerCase('en')}
            />
          </>
        )}
      </Typography>
      <Typography variant="body2">{changesWords(week)}</Typography>
      {first && (
        <Typography variant="body2">
          Fix first:{' '}
          <MaybeLink to={links.triage({ finding: first.findingId })}>
            {first.title}
          </MaybeLink>
          , +{first.gain}
        </Typography>
      )}
    </div>
  );
}

/** The weeks of those refs that own something, the lowest score first. */
async function weeksOf(
  api: ServerlessPostureApi,
  refs: string[],
): Promise<TeamWeek[]> {
  const groups = refs.filter(ref => ref.startsWith('group:'));
  const weeks = await Promise.all(
    groups.map(ref => api.getTeamWeek(ref, 'current').catch(ignoreUnknown)),
  );
  return weeks
    .filter((week): week is TeamWeek => Boolean(week && week.resources > 0))
    .sort((a, b) => (a.score ?? -1) - (b.score ?? -1))
    .slice(0, TEAMS);
}

/** A group may be named by the identity provider alone. */
function ignoreUnknown(error: Error & { statusCode?: number }): undefined {
  if (error.statusCode === 404) return undefined;
  throw error;
}

function changesWords(week: TeamWeek): string {
  const said = (['fixed', 'new', 'reopened'] as const)
    .filter(kind => week[kind] > 0)
    .map(kind => `${number(week[kind])} ${changeWords[kind]}`);
  return said.length > 0
    ? `This week ${listWords(said)}`
    : 'Nothing changed this week';
}
