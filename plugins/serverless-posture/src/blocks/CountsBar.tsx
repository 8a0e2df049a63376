import { makeStyles, Theme } from '@material-ui/core/styles';
import { StatusCounts } from 'backstage-plugin-serverless-posture-common';
import { stripes, tonesOf } from '../tones';
import { countsWords } from '../words';

const useStyles = makeStyles(
  (theme: Theme) => {
    const tones = tonesOf(theme);
    return {
      root: {
        display: 'flex',
        height: 8,
        minWidth: 64,
        borderRadius: 4,
        overflow: 'hidden',
        backgroundColor: tones.quiet,
      },
      failed: { background: tones.bad },
      unknown: { background: stripes(tones.unknown) },
      passed: { background: tones.good },
    };
  },
  { name: 'ServerlessPostureCountsBar' },
);

/** Verdicts as one bar, failing first; says the counts in words to those who don't see it. @public */
export function CountsBar(props: { counts: StatusCounts; label?: string }) {
  const classes = useStyles();
  const { counts, label } = props;
  const said = countsWords(counts);
  return (
    <span
      role="img"
      aria-label={label ? `${label}: ${said}` : said}
      className={classes.root}
    >
      <span className={classes.failed} style={{ flexGrow: counts.failed }} />
      <span
        className={classes.unknown}
        style={{ flexGrow: counts.notAvailable }}
      />
      {/* In the colour of the ground: neither good nor bad for now. */}
      <span style={{ flexGrow: counts.exempted }} />
      <span className={classes.passed} style={{ flexGrow: counts.passed }} />
    </span>
  );
}
