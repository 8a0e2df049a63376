import Typography from '@material-ui/core/Typography';
import { WriteBack } from 'backstage-plugin-serverless-posture-common';
import { RelativeTime } from '../../../blocks';

const words: Record<WriteBack['state'], string> = {
  none: 'What is decided here is written to Security Hub, too.',
  pending: 'Waits to be written to Security Hub',
  written: 'Written to Security Hub',
  refused: 'Not written to Security Hub',
  failed: 'Could not be written to Security Hub',
};

/** Says whether Security Hub knows what was decided about its finding, and why not. */
export function WriteBackLine(props: { writeBack?: WriteBack }) {
  const { writeBack } = props;
  if (!writeBack) return null;
  const { state, at, reason } = writeBack;
  const isBad = state === 'refused' || state === 'failed';
  return (
    <Typography
      variant="body2"
      component="div"
      color={isBad ? 'textPrimary' : 'textSecondary'}
    >
      {words[state]}
      {reason && `: ${reason}`}
      {at && (
        <>
          {' '}
          (<RelativeTime at={at} />)
        </>
      )}
    </Typography>
  );
}
