import Button from '@material-ui/core/Button';
import { Outcome } from './useOutcome';

/** Says what became of a decision, and takes it back. */
export function OutcomeLine({ outcome }: { outcome: Outcome }) {
  const { words, error, undo } = outcome;
  return (
    <div role="status">
      {words}{' '}
      {undo && (
        <Button size="small" color="primary" onClick={undo}>
          Undo
        </Button>
      )}
      {error && `It could not be taken back: ${error.message}`}
    </div>
  );
}
