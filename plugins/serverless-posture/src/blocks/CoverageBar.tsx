import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Coverage } from 'backstage-plugin-serverless-posture-common';
import { number, percent } from '../words';
import { CountsBar } from './CountsBar';

const useStyles = makeStyles(
  {
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      columnGap: 12,
      marginBottom: 4,
    },
  },
  { name: 'ServerlessPostureCoverageBar' },
);

/** How many of the expected verdicts are known, with a link to those that aren't. @public */
export function CoverageBar(props: {
  coverage: Coverage;
  unknownHref?: string;
}) {
  const classes = useStyles();
  const { coverage, unknownHref } = props;
  const unknown = coverage.expected - coverage.known;
  if (coverage.expected === 0) {
    return <Typography variant="body2">No verdict is expected yet.</Typography>;
  }
  const sentence = `${number(unknown)} of ${number(
    coverage.expected,
  )} verdicts could not be made`;
  return (
    <div>
      <div className={classes.head}>
        <Typography variant="body2">
          <strong>Known {percent(coverage.share)}</strong> ·{' '}
          {number(coverage.known)} of {number(coverage.expected)}
        </Typography>
        {unknown > 0 && (
          <Typography variant="body2">
            {unknownHref ? (
              <Link to={unknownHref} underline="always">
                {sentence}
              </Link>
            ) : (
              sentence
            )}
          </Typography>
        )}
      </div>
      <CountsBar
        label="Known verdicts"
        counts={{
          passed: coverage.known,
          failed: 0,
          notAvailable: unknown,
          notApplicable: 0,
        }}
      />
    </div>
  );
}
