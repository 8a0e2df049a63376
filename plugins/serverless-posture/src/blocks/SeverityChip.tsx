import { makeStyles, Theme } from '@material-ui/core/styles';
import { Severity } from 'backstage-plugin-serverless-posture-common';
import { tonesOf } from '../tones';

const useStyles = makeStyles(
  (theme: Theme) => {
    const tones = tonesOf(theme);
    return {
      root: {
        display: 'inline-block',
        padding: '1px 8px',
        borderRadius: 10,
        border: '2px solid',
        fontSize: 11,
        lineHeight: '16px',
        fontWeight: 700,
        letterSpacing: '.02em',
        whiteSpace: 'nowrap',
        color: theme.palette.text.primary,
      },
      CRITICAL: {
        borderColor: tones.bad,
        backgroundColor: tones.bad,
        color: theme.palette.getContrastText(tones.bad),
      },
      HIGH: { borderColor: tones.bad },
      MEDIUM: { borderColor: tones.warning },
      LOW: { borderColor: tones.unknown },
      INFORMATIONAL: { borderColor: tones.line },
    };
  },
  { name: 'ServerlessPostureSeverityChip' },
);

/** A severity as a word. @public */
export function SeverityChip(props: { severity: Severity }) {
  const classes = useStyles();
  return (
    <span className={`${classes.root} ${classes[props.severity]}`}>
      {props.severity}
    </span>
  );
}
