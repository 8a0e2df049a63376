import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Overview } from 'backstage-plugin-serverless-posture-common';
import { Change, CoverageBar, Grade } from '../../blocks';
import { unknown, usePostureLinks } from '../../hooks/usePostureLinks';
import { number, plural } from '../../words';

const useStyles = makeStyles(
  (theme: Theme) => ({
    row: {
      display: 'flex',
      gap: theme.spacing(2),
      marginBottom: theme.spacing(1.5),
    },
    score: { fontSize: 26, fontWeight: 600 },
  }),
  { name: 'ServerlessPostureOrganizationScore' },
);

/** The score over all services, and how much of it is known. */
export function OrganizationScore({ overview }: { overview: Overview }) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { day, score, grade, previousScore, services, capped } = overview;
  return (
    <>
      <div className={classes.row}>
        <Grade grade={grade} />
        <div>
          {score === undefined ? (
            <strong>No verdict is known, so there is no score.</strong>
          ) : (
            <>
              <span className={classes.score}>{score}</span> of 100,{' '}
              <Change now={score} before={previousScore} since="last week" />
            </>
          )}
          <Typography variant="body2" color="textSecondary">
            {plural(services, 'service')}
            {capped > 0 && `, ${number(capped)} capped by an open finding`}
          </Typography>
          {day && (
            <Typography variant="body2" color="textSecondary">
              As of {day}
            </Typography>
          )}
        </div>
      </div>
      <CoverageBar
        coverage={overview.coverage}
        unknownHref={links.triage(unknown)}
      />
    </>
  );
}
