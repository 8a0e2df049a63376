import { useApi } from '@backstage/core-plugin-api';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  AccountCoverage,
  CollectionCoverage,
  postureCollectionReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { useFetched } from '../../hooks/useFetched';
import { Loaded } from '../common/Loaded';
import { ScopesTable } from './ScopesTable';

const useStyles = makeStyles(
  (theme: Theme) => ({ root: { marginTop: theme.spacing(2) } }),
  { name: 'ServerlessPostureScopeCollectors' },
);

/** How the collectors of one Region of an account fared; read when it is opened, and anew with the coverage. */
export function ScopeCollectors(props: {
  account: AccountCoverage;
  region: string;
  coverage: CollectionCoverage;
}) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const { account, region, coverage } = props;
  const { accountId, name } = account;
  const fetched = useFetched(
    () => api.getAccountScopes(accountId, region),
    [api, accountId, region, coverage],
  );
  const label = `Collectors of ${name}, ${region}`;
  return (
    <section aria-label={label} className={classes.root}>
      <Typography variant="subtitle1" component="h3">
        {name}, {region}
      </Typography>
      <Loaded
        fetched={fetched}
        skeleton={[40, 40, 40]}
        permission={postureCollectionReadPermission.name}
      >
        {({ scopes }) =>
          scopes.length > 0 ? (
            <ScopesTable label={label} scopes={scopes} ofOnePlace />
          ) : (
            <Typography variant="body2">
              No collector has read this scope.
            </Typography>
          )
        }
      </Loaded>
    </section>
  );
}
