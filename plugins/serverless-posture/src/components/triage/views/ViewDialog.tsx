import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import TextField from '@material-ui/core/TextField';
import {
  SavedView,
  SavedViewInput,
} from 'backstage-plugin-serverless-posture-common';
import { FormEvent, useState } from 'react';

const TITLE = 'serverless-posture-view-title';

/** Asks for the name of a view, and whether all may use it. */
export function ViewDialog(props: {
  /** The view to change; without it, a new one. */
  view?: SavedView;
  onSave(draft: Pick<SavedViewInput, 'name' | 'shared'>): void;
  onClose(): void;
}) {
  const { view, onSave, onClose } = props;
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ name: name.trim(), shared });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={TITLE}
      fullWidth
      maxWidth="xs"
    >
      <form onSubmit={submit}>
        <DialogTitle id={TITLE}>
          {view ? `Change view ${view.name}` : 'Save view'}
        </DialogTitle>
        <DialogContent>
          <TextField
            id="serverless-posture-view-name"
            label="Name"
            fullWidth
            required
            // Who asks for the dialog asks to type a name.
            autoFocus // eslint-disable-line jsx-a11y/no-autofocus
            value={name}
            inputProps={{ maxLength: 80 }}
            onChange={({ target }) => setName(target.value)}
          />
          <FormControlLabel
            label="Everybody who reads findings may use it"
            control={
              <Checkbox
                color="primary"
                checked={shared}
                onChange={({ target }) => setShared(target.checked)}
              />
            }
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" color="primary" disabled={!name.trim()}>
            Save
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
