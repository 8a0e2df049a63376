import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Scorecard } from 'backstage-plugin-serverless-posture-common';
import { UrlState } from '../../hooks/useUrlState';
import { number, plural } from '../../words';

/** Controls that are named; the others are summed up. */
const NAMED = 5;

const useStyles = makeStyles(
  (theme: Theme) => ({
    button: {
      ...theme.typography.body2,
      textDecoration: 'underline',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    table: {
      borderSpacing: 0,
      margin: theme.spacing(0.5, 0, 1),
      '& td': {
        padding: theme.spacing(0.25, 1.5, 0.25, 0),
        verticalAlign: 'top',
      },
      '& td:first-child': { textAlign: 'right', whiteSpace: 'nowrap' },
    },
  }),
  { name: 'ServerlessPostureWhyThisGrade' },
);

/** What each control takes from the score, and what the score alone would give; shown on request. */
export function WhyThisGrade(props: { scorecard: Scorecard; url: UrlState }) {
  const classes = useStyles();
  const { scorecard, url } = props;
  const { explanation, grade, cappedBy } = scorecard;
  if (!explanation || !grade) return null;
  const open = url.get('why') !== undefined;
  return (
    <>
      <ButtonBase
        className={classes.button}
        aria-expanded={open}
        onClick={() => url.set({ why: open ? undefined : 'shown' })}
      >
        Why this grade
      </ButtonBase>
      {open && (
        <>
          <Typography variant="body2">
            The score is the share of known verdicts that pass, control by
            control, and a control weighs by its severity.{' '}
            {cappedBy
              ? `By it alone the grade would be ${explanation.gradeByScore}, but an open ${cappedBy} finding allows ${grade} at best.`
              : `It gives ${grade}; no open finding caps it.`}
          </Typography>
          <Losses scorecard={scorecard} losses={explanation.losses} />
        </>
      )}
    </>
  );
}

function Losses(props: {
  scorecard: Scorecard;
  losses: NonNullable<Scorecard['explanation']>['losses'];
}) {
  const classes = useStyles();
  const { scorecard, losses } = props;
  const titles = new Map(
    scorecard.controls.map(({ controlId, title }) => [controlId, title]),
  );
  if (losses.length === 0) return null;
  const others = losses.slice(NAMED);
  const points = others.reduce((sum, loss) => sum + loss.points, 0);
  return (
    <table className={classes.table}>
      <caption hidden>What takes points from the score</caption>
      <tbody>
        {losses.slice(0, NAMED).map(loss => (
          <tr key={loss.controlId}>
            <td>−{loss.points.toFixed(1)}</td>
            <td>
              {titles.get(loss.controlId) ?? loss.controlId}:{' '}
              {number(loss.failed)} of {number(loss.known)} fail
            </td>
          </tr>
        ))}
        {others.length > 0 && (
          <tr>
            <td>−{points.toFixed(1)}</td>
            <td>{plural(others.length, 'other control')}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
