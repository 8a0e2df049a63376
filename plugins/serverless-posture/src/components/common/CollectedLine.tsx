import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { serverlessPostureApiRef } from '../../api';
import { RelativeTime } from '../../blocks';
import { useFetched } from '../../hooks/useFetched';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { plural } from '../../words';
import { MaybeLink } from './MaybeLink';

/** When the organization was collected and what of it wasn't. Takes its place before it knows, and says when it can't know. */
export function CollectedLine() {
  const api = useApi(serverlessPostureApiRef);
  const links = usePostureLinks();
  const { value, error } = useFetched(() => api.getStatus(), [api]);
  const at = value?.lastRun?.endedAt ?? value?.lastRun?.startedAt;
  return (
    <Typography variant="body2" style={{ minHeight: 22, marginBottom: 8 }}>
      {!value && error && 'When this was collected is not known.'}
      {value && (
        <>
          {plural(value.accounts, 'account')} ·{' '}
          {plural(value.regions, 'Region')} ·{' '}
          {at ? (
            <>
              collected <RelativeTime at={at} />
            </>
          ) : (
            'never collected'
          )}
          {value.activeRun && ', a run is going on'}
          {value.scopesNotCollected > 0 && (
            <>
              {' · '}
              <MaybeLink to={links.collection()}>
                {plural(value.scopesNotCollected, 'scope')} not collected
              </MaybeLink>
            </>
          )}
        </>
      )}
    </Typography>
  );
}
