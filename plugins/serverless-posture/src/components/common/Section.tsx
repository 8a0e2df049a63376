import Paper from '@material-ui/core/Paper';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: { ...theme.typography.body2, padding: theme.spacing(2), minWidth: 0 },
    hidden: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clip: 'rect(0 0 0 0)',
      whiteSpace: 'nowrap',
    },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      columnGap: theme.spacing(2),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'ServerlessPostureSection' },
);

/** A part of a page with its own heading, as a region that screen readers list; `hideTitle` leaves the heading to them. */
export function Section(props: {
  title: string;
  aside?: ReactNode;
  hideTitle?: boolean;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { title, aside, hideTitle, children } = props;
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={title}
      className={classes.root}
    >
      <div className={hideTitle ? classes.hidden : classes.head}>
        <Typography variant="h6" component="h2">
          {title}
        </Typography>
        {aside}
      </div>
      {children}
    </Paper>
  );
}
