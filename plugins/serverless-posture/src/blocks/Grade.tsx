import { makeStyles, Theme } from '@material-ui/core/styles';
import { Grade as GradeLetter } from 'backstage-plugin-serverless-posture-common';
import { tonesOf } from '../tones';

const useStyles = makeStyles(
  (theme: Theme) => {
    const tones = tonesOf(theme);
    return {
      root: {
        flex: 'none',
        display: 'inline-grid',
        placeItems: 'center',
        width: 72,
        height: 72,
        borderRadius: '50%',
        border: '6px solid',
        borderColor: tones.unknown,
        color: theme.palette.text.primary,
        fontFamily: theme.typography.fontFamily,
        fontSize: 34,
        fontWeight: 700,
        lineHeight: 1,
      },
      small: { width: 30, height: 30, borderWidth: 3, fontSize: 15 },
      A: { borderColor: tones.good },
      B: { borderColor: tones.fair },
      C: { borderColor: tones.warning },
      D: { borderColor: tones.bad },
      F: { borderColor: tones.bad, borderStyle: 'double' },
      none: { borderStyle: 'dashed' },
    };
  },
  { name: 'ServerlessPostureGrade' },
);

/** A grade as a letter in a circle; a question mark while no verdict is known. @public */
export function Grade(props: {
  grade?: GradeLetter;
  size?: 'small' | 'large';
}) {
  const classes = useStyles();
  const { grade, size = 'large' } = props;
  return (
    <span
      role="img"
      aria-label={grade ? `Grade ${grade}` : 'No grade yet'}
      className={[
        classes.root,
        classes[grade ?? 'none'],
        size === 'small' && classes.small,
      ]
        .filter(Boolean)
        .join(' ')}
    >
      {grade ?? '?'}
    </span>
  );
}
