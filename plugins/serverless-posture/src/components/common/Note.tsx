import { makeStyles, Theme } from '@material-ui/core/styles';
import { ReactNode } from 'react';
import { tonesOf } from '../../tones';

const useStyles = makeStyles(
  (theme: Theme) => {
    const tones = tonesOf(theme);
    return {
      root: {
        ...theme.typography.body2,
        color: theme.palette.text.primary,
        padding: theme.spacing(1, 2),
        borderLeft: `4px solid ${tones.unknown}`,
        borderRadius: 4,
        backgroundColor: tones.quiet,
        overflowWrap: 'anywhere',
      },
      bad: { borderLeftColor: tones.bad },
      warning: { borderLeftColor: tones.warning },
      plain: {},
    };
  },
  { name: 'ServerlessPostureNote' },
);

/** A remark that stands out. */
export function Note(props: {
  tone?: 'bad' | 'warning' | 'plain';
  role?: 'alert' | 'status';
  children: ReactNode;
}) {
  const classes = useStyles();
  return (
    <div
      role={props.role}
      className={`${classes.root} ${classes[props.tone ?? 'plain']}`}
    >
      {props.children}
    </div>
  );
}
