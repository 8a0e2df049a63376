import Button from '@material-ui/core/Button';
import { Rights } from 'backstage-plugin-serverless-posture-common';
import { Fetched } from '../../hooks/useFetched';
import { Note } from './Note';

/** Says where nothing is offered to decide because nobody could tell what the user may do; else nothing. */
export function RightsUnknown({ rights }: { rights: Fetched<Rights> }) {
  if (rights.value || !rights.error) return null;
  return (
    <Note tone="warning" role="alert">
      <strong>What you may decide is not known,</strong> so nothing is offered.{' '}
      <Button size="small" variant="outlined" onClick={rights.retry}>
        Try again
      </Button>
    </Note>
  );
}
