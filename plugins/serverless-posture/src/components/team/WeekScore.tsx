import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { TeamWeek } from 'backstage-plugin-serverless-posture-common';
import { Change, CoverageBar, Grade, RelativeTime } from '../../blocks';
import { unknown, usePostureLinks } from '../../hooks/usePostureLinks';
import { UrlPatch } from '../../hooks/useUrlState';
import { number, plural } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { weekName } from './weekWords';

const useStyles = makeStyles(
  (theme: Theme) => ({
    row: {
      display: 'flex',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(1.5),
    },
    score: { fontSize: 26, fontWeight: 600 },
  }),
  { name: 'ServerlessPostureWeekScore' },
);

/** Grade and score against the week before, and what they rest on. */
export function WeekScore(props: {
  teamWeek: TeamWeek;
  /** Holds the findings of all that is summed up; undefined where no filter does. */
  filter?: UrlPatch;
}) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { teamWeek, filter } = props;
  const { score, grade, services, capped, resources, collectedAt } = teamWeek;
  return (
    <>
      <div className={classes.row}>
        <Grade grade={grade} />
        <div>
          <Typography component="p">
            {score === undefined ? (
              <strong>No verdict is known, so there is no score.</strong>
            ) : (
              <Score teamWeek={teamWeek} className={classes.score} />
            )}
          </Typography>
          <Typography variant="body2" color="textSecondary">
            {plural(services.length, 'service')}
            {capped > 0 &&
              `, ${number(capped)} capped by an open finding`} ·{' '}
            {plural(resources, 'resource')}
            {filter && (
              <>
                {' · '}
                <MaybeLink to={links.triage(filter)}>
                  failing findings now
                </MaybeLink>
              </>
            )}
          </Typography>
          <WithoutExemptions teamWeek={teamWeek} />
          <Typography variant="body2" color="textSecondary">
            {collectedAt && (
              <>
                Oldest data collected <RelativeTime at={collectedAt} />
              </>
            )}
            {!collectedAt &&
              (teamWeek.nextWeek
                ? 'At the end of the week'
                : 'Never collected')}
          </Typography>
        </div>
      </div>
      <CoverageBar
        coverage={teamWeek.coverage}
        unknownHref={filter && links.triage({ ...filter, ...unknown })}
      />
    </>
  );
}

function Score(props: { teamWeek: TeamWeek; className: string }) {
  const { score, grade, previousScore, previousGrade, previousWeek } =
    props.teamWeek;
  return (
    <>
      <span className={props.className}>{score}</span> of 100,{' '}
      <Change
        now={score}
        before={previousScore}
        since={weekName(previousWeek).toLocaleLowerCase('en')}
      />
      {previousGrade && previousGrade !== grade && `, was ${previousGrade}`}
    </>
  );
}

function WithoutExemptions({ teamWeek }: { teamWeek: TeamWeek }) {
  const { score, scoreWithoutExemptions, gradeWithoutExemptions } = teamWeek;
  if (
    scoreWithoutExemptions === undefined ||
    scoreWithoutExemptions === score
  ) {
    return null;
  }
  return (
    <Typography variant="body2" color="textSecondary">
      Without exemptions {scoreWithoutExemptions}, {gradeWithoutExemptions}
    </Typography>
  );
}
