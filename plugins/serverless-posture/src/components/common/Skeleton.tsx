import { makeStyles, Theme } from '@material-ui/core/styles';

const useStyles = makeStyles(
  (theme: Theme) => ({
    '@keyframes breathe': { '50%': { opacity: 0.4 } },
    root: { display: 'grid', gap: theme.spacing(2) },
    block: {
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.action.hover,
      animation: '$breathe 1.5s ease-in-out infinite',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
  }),
  { name: 'ServerlessPostureSkeleton' },
);

/** Keeps the place of what is loading: one block per height in pixels. */
export function Skeleton(props: { heights: number[]; label?: string }) {
  const classes = useStyles();
  return (
    <div
      role="status"
      aria-label={props.label ?? 'Loading'}
      className={classes.root}
    >
      {props.heights.map((height, index) => (
        <div key={index} className={classes.block} style={{ height }} />
      ))}
    </div>
  );
}
