import { useApi } from '@backstage/core-plugin-api';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Overview } from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { ScoreHistory } from '../../blocks';
import { useFetched } from '../../hooks/useFetched';
import { counted, usePostureLinks } from '../../hooks/usePostureLinks';
import { useUrlState } from '../../hooks/useUrlState';
import { plural } from '../../words';
import { CollectedLine } from '../common/CollectedLine';
import { Loaded } from '../common/Loaded';
import { MaybeLink } from '../common/MaybeLink';
import { Section } from '../common/Section';
import { Grades } from './Grades';
import { OrganizationScore } from './OrganizationScore';
import { OwnedShare } from './OwnedShare';
import { TeamsTable } from './TeamsTable';
import { WorstControls } from './WorstControls';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    top: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    },
  }),
  { name: 'ServerlessPostureOverview' },
);

/** The organization at a glance: its score and trend, its teams, what fails most, and what nobody owns. */
export function OverviewContent() {
  const api = useApi(serverlessPostureApiRef);
  const fetched = useFetched(() => api.getOverview(), [api]);
  return (
    <>
      <CollectedLine />
      <Loaded
        fetched={fetched}
        skeleton={[160, 240, 240]}
        permission="serverlessPosture.posture.read"
      >
        {overview => <Parts overview={overview} />}
      </Loaded>
    </>
  );
}

function Parts({ overview }: { overview: Overview }) {
  const classes = useStyles();
  const links = usePostureLinks();
  const grade = useUrlState().get('grade');
  const { teams, history, worstControls, failing } = overview;
  const shown = grade ? teams.filter(team => team.grade === grade) : teams;
  return (
    <div className={classes.root}>
      <div className={classes.top}>
        <Section title="Score of everything that you may see">
          <OrganizationScore overview={overview} />
        </Section>
        <Section title="Score, 8 weeks">
          <ScoreHistory history={history} height={72} caption />
        </Section>
        <Section title="Teams by grade">
          <Grades teams={teams} chosen={grade} />
        </Section>
        <Section title="Owned">
          <OwnedShare overview={overview} />
        </Section>
      </div>
      <Section
        title={grade ? `Teams with grade ${grade}` : 'Teams'}
        aside={
          <Typography variant="body2" color="textSecondary">
            the lowest score first
          </Typography>
        }
      >
        <TeamsTable teams={shown} />
      </Section>
      <Section
        title="What fails most"
        aside={
          <Typography variant="body2">
            <MaybeLink to={links.triage(counted)}>
              {plural(failing, 'failing finding')} in all
            </MaybeLink>
          </Typography>
        }
      >
        <WorstControls controls={worstControls} />
      </Section>
    </div>
  );
}
