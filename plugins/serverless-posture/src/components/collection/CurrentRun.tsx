import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  postureCollectionRunPermission,
  Run,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { RelativeTime, RunProgress } from '../../blocks';
import { useRuns } from '../../hooks/useRuns';
import { scopesWords } from '../../words';
import { Refusal } from '../common/Loaded';
import { Section } from '../common/Section';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(2),
      minHeight: 48,
    },
    run: { flex: '1 1 240px', minWidth: 0 },
  }),
  { name: 'ServerlessPostureCurrentRun' },
);

/** The run that goes on, or when the last one ended; and a button to cancel it or to start the next, for those who may. */
export function CurrentRun({ runs }: { runs: ReturnType<typeof useRuns> }) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const { allowed } = usePermission({
    permission: postureCollectionRunPermission,
  });
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<Error>();
  const { active, value, loading, retry } = runs;
  /** The runs as they were when the button was last pressed: what it does next is for newer ones to say. */
  const [askedOf, setAskedOf] = useState<Run[]>();

  const ask = async () => {
    setAskedOf(value);
    setAsking(true);
    setError(undefined);
    try {
      await (active ? api.cancelRun(active.id) : api.startRun());
    } catch (reason) {
      setError(reason as Error);
    }
    setAsking(false);
    retry();
  };

  // The list of runs says why they could not be read.
  if (runs.error && !value) return null;
  return (
    <Section title="Current run" hideTitle>
      <div className={classes.root}>
        <div className={classes.run}>
          {active ? (
            <RunProgress run={active} />
          ) : (
            value && <LastRun run={value[0]} />
          )}
        </div>
        {allowed && value && (
          <Button
            variant={active ? 'outlined' : 'contained'}
            color={active ? 'default' : 'primary'}
            disabled={asking || (loading && askedOf === value)}
            onClick={ask}
          >
            {active
              ? `${asking ? 'Cancelling' : 'Cancel'} run ${active.id}`
              : `${asking ? 'Starting' : 'Start'} a run`}
          </Button>
        )}
      </div>
      {error && <Refusal error={error} />}
    </Section>
  );
}

/** How a run came to its end, where it didn't go through. */
const endWords: Partial<Record<Run['state'], string>> = {
  cancelled: 'was cancelled',
  failed: 'failed',
};

function LastRun({ run }: { run?: Run }) {
  if (!run) {
    return (
      <Typography>
        Nothing was collected yet; the first run fills every page.
      </Typography>
    );
  }
  return (
    <Typography>
      Run {run.id} {endWords[run.state] ?? 'ended'}{' '}
      <RelativeTime at={run.endedAt ?? run.startedAt} />:{' '}
      {scopesWords(run.scopes)} complete.
    </Typography>
  );
}
