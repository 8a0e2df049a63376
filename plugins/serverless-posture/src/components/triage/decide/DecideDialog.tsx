import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { FormEvent, ReactNode, useState } from 'react';
import { Refusal } from '../../common/Loaded';

const useStyles = makeStyles(
  (theme: Theme) => ({
    content: {
      display: 'grid',
      gap: theme.spacing(2),
      fontSize: 14,
      paddingTop: theme.spacing(1),
    },
  }),
  { name: 'ServerlessPostureDecideDialog' },
);

let lastId = 0;

/** Asks what to do and does it; stays open with the reason where it is refused. */
export function DecideDialog(props: {
  title: string;
  /** What the button says. */
  verb: string;
  /** Nothing can be done with what is filled in so far. */
  incomplete?: boolean;
  act(): Promise<void>;
  onClose(): void;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { title, verb, incomplete, act, onClose, children } = props;
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const [titleId] = useState(() => {
    lastId += 1;
    return `serverless-posture-decide-${lastId}`;
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await act();
      onClose();
    } catch (reason) {
      setError(reason as Error);
      setBusy(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      fullWidth
      maxWidth="sm"
    >
      <form onSubmit={submit}>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent className={classes.content}>
          {children}
          {error && <Refusal error={error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={busy || incomplete}
          >
            {verb}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
