import { makeStyles } from '@material-ui/core/styles';

/** Rows of a table that fit beside everything else on one page. */
const ROWS = 10;

/** Prints one element alone, dark on white whatever the theme, small enough for one page of A4. */
export const usePrintStyles = makeStyles(
  {
    // While it is shown: the app's own frame has no class that is ours to name.
    '@global': {
      '@media print': { 'body *': { visibility: 'hidden' } },
    },
    root: {
      '@media print': {
        position: 'absolute',
        inset: 0,
        gap: '6px !important',
        zoom: 0.72,
        '&, & *': {
          visibility: 'visible !important',
          color: '#000 !important',
          background: 'none !important',
          boxShadow: 'none !important',
        },
        '& th, & td': { padding: '2px 6px !important' },
        [`& tbody tr:nth-child(n+${ROWS + 1})`]: { display: 'none' },
        '& section': { breakInside: 'avoid', padding: '6px !important' },
        '& a': { textDecoration: 'none' },
      },
    },
    screenOnly: { '@media print': { display: 'none' } },
  },
  { name: 'ServerlessPosturePrint' },
);
