import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  CollectionCoverage,
  postureCollectionReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { useEffect } from 'react';
import usePrevious from 'react-use/esm/usePrevious';
import { serverlessPostureApiRef } from '../../api';
import { CoverageMatrix } from '../../blocks';
import { useFetched } from '../../hooks/useFetched';
import { useRuns } from '../../hooks/useRuns';
import { UrlState, useUrlState } from '../../hooks/useUrlState';
import { percent } from '../../words';
import { Denied, Loaded } from '../common/Loaded';
import { Section } from '../common/Section';
import { Skeleton } from '../common/Skeleton';
import { CurrentRun } from './CurrentRun';
import { Obstacles } from './Obstacles';
import { RunsTable } from './RunsTable';
import { ScopesTable } from './ScopesTable';

const permission = postureCollectionReadPermission.name;

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    beside: {
      display: 'grid',
      gap: theme.spacing(2),
      alignItems: 'start',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
      [theme.breakpoints.down('md')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
  }),
  { name: 'ServerlessPostureCollection' },
);

/** Whether what the other pages say can be trusted: what was collected, what stands in the way, and the runs. */
export function CollectionContent() {
  const { allowed, loading } = usePermission({
    permission: postureCollectionReadPermission,
  });
  if (loading) return <Skeleton heights={[80, 320, 160]} />;
  return allowed ? <Collection /> : <Denied permission={permission} />;
}

function Collection() {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const url = useUrlState();
  const runs = useRuns();
  const coverage = useFetched(() => api.getCoverage(), [api]);
  const { retry } = coverage;
  const goesOn = Boolean(runs.active);
  const wentOn = usePrevious(goesOn);
  useEffect(() => {
    if (wentOn && !goesOn) retry();
  }, [wentOn, goesOn, retry]);
  return (
    <div className={classes.root}>
      <CurrentRun runs={runs} />
      <Loaded fetched={coverage} skeleton={[320]} permission={permission}>
        {value => (
          <div className={classes.beside}>
            <Coverage coverage={value} url={url} />
            <Section title="What stands in the way">
              <Obstacles obstacles={value.obstacles} />
            </Section>
          </div>
        )}
      </Loaded>
      <Section title="Runs">
        <Loaded fetched={runs} skeleton={[40, 40, 40]} permission={permission}>
          {value => <RunsTable runs={value} url={url} />}
        </Loaded>
      </Section>
    </div>
  );
}

function Coverage(props: { coverage: CollectionCoverage; url: UrlState }) {
  const { coverage, url } = props;
  const [accountId, region] = (url.get('scope') ?? '').split('/');
  const account = coverage.accounts.find(
    entry => entry.accountId === accountId,
  );
  const scope = account?.regions.find(entry => entry.region === region);
  if (coverage.accounts.length === 0) {
    return (
      <Section title="Coverage">
        <Typography variant="body2">
          No account is known yet; the first run finds them. It reads the
          account of the credentials that it is given, and with{' '}
          <code>serverlessPosture.organization</code> in the app&apos;s
          configuration the whole organization.
        </Typography>
      </Section>
    );
  }
  return (
    <Section title={`${percent(coverage.share)} of all scopes are complete`}>
      <CoverageMatrix
        regions={coverage.regions}
        accounts={[...coverage.accounts].sort(
          (a, b) =>
            incomplete(b) - incomplete(a) || a.name.localeCompare(b.name),
        )}
        selected={account && { accountId, region }}
        onSelect={next =>
          url.set({ scope: next && `${next.accountId}/${next.region}` })
        }
      />
      {account && (
        <section
          aria-label={`Collectors of ${account.name}, ${region}`}
          style={{ marginTop: 16 }}
        >
          <Typography variant="subtitle1" component="h3">
            {account.name}, {region}
          </Typography>
          <ScopesTable
            label={`Collectors of ${account.name}, ${region}`}
            scopes={scope?.collectors ?? []}
            ofOnePlace
            none="No collector has read this scope."
          />
        </section>
      )}
    </Section>
  );
}

function incomplete(account: CollectionCoverage['accounts'][number]): number {
  return account.regions.filter(
    ({ state }) => state === 'failed' || state === 'partial',
  ).length;
}
