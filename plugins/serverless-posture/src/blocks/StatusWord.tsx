import { makeStyles, Theme } from '@material-ui/core/styles';
import { FindingStatus } from 'backstage-plugin-serverless-posture-common';
import { stripes, tonesOf } from '../tones';
import { statusWords } from '../words';

const useStyles = makeStyles(
  (theme: Theme) => {
    const tones = tonesOf(theme);
    return {
      root: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 6,
        whiteSpace: 'nowrap',
      },
      mark: { width: 10, height: 10, border: '1px solid', flex: 'none' },
      FAILED: { borderColor: tones.bad, background: tones.bad },
      PASSED: {
        borderColor: tones.good,
        background: tones.good,
        borderRadius: '50%',
      },
      NOT_AVAILABLE: {
        borderColor: tones.unknown,
        background: stripes(tones.unknown),
      },
      NOT_APPLICABLE: { borderColor: tones.unknown, borderStyle: 'dashed' },
    };
  },
  { name: 'ServerlessPostureStatusWord' },
);

/** A status as a word with a mark whose form differs too. @public */
export function StatusWord(props: { status: FindingStatus }) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <span
        aria-hidden
        className={`${classes.mark} ${classes[props.status]}`}
      />
      {statusWords[props.status]}
    </span>
  );
}
