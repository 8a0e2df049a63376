import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { postureCollectionReadPermission } from 'backstage-plugin-serverless-posture-common';
import { useEffect } from 'react';
import usePrevious from 'react-use/esm/usePrevious';
import { serverlessPostureApiRef } from '../../api';
import { useFetched } from '../../hooks/useFetched';
import { useRuns } from '../../hooks/useRuns';
import { useUrlState } from '../../hooks/useUrlState';
import { Denied, Loaded } from '../common/Loaded';
import { Section } from '../common/Section';
import { Skeleton } from '../common/Skeleton';
import { Coverage } from './Coverage';
import { CurrentRun } from './CurrentRun';
import { Obstacles } from './Obstacles';
import { RunsTable } from './RunsTable';

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
