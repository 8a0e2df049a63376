import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles, Theme } from '@material-ui/core/styles';

const useStyles = makeStyles(
  (theme: Theme) => ({
    list: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(1, 3),
      margin: 0,
      '& dd': { margin: 0 },
    },
  }),
  { name: 'ServerlessPostureKeyHelp' },
);

const keys = [
  ['j', 'next row'],
  ['k', 'row before'],
  ['x', 'select or unselect the row'],
  ['Enter', 'open the row'],
  ['Esc', 'close what is open'],
  ['/', 'search'],
  ['?', 'these keys'],
] as const;

/** What the keys do on the triage page. */
export function KeyHelp(props: { open: boolean; onClose(): void }) {
  const classes = useStyles();
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby="serverless-posture-keys"
    >
      <DialogTitle id="serverless-posture-keys">Keys</DialogTitle>
      <DialogContent>
        <dl className={classes.list}>
          {keys.map(([key, meaning]) => (
            <div key={key} style={{ display: 'contents' }}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </DialogContent>
      <DialogActions>
        <Button color="primary" onClick={props.onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
