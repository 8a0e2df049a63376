import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { Run } from 'backstage-plugin-serverless-posture-common';
import { number, plural } from '../words';
import { RelativeTime } from './RelativeTime';

/** How far a run is. @public */
export function RunProgress(props: { run: Run }) {
  const { run } = props;
  const { total } = run.scopes;
  const done = doneScopes(run);
  return (
    <div>
      <Typography variant="body1">
        <strong>Run {run.id}</strong> started{' '}
        <RelativeTime at={run.startedAt} />{' '}
        {run.trigger === 'schedule' ? 'by schedule' : 'by hand'}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {total > 0
          ? `${number(done)} of ${plural(total, 'scope')}`
          : `${plural(done, 'scope')}, while accounts are still listed`}{' '}
        · {plural(run.calls, 'call')} · {number(run.throttles)} throttled
      </Typography>
      <LinearProgress
        variant={total > 0 ? 'determinate' : 'indeterminate'}
        value={total > 0 ? Math.min(100, (done / total) * 100) : undefined}
        aria-label={`Run ${run.id}`}
        style={{ height: 8, marginTop: 8 }}
      />
    </div>
  );
}

function doneScopes({ scopes }: Run): number {
  return scopes.complete + scopes.partial + scopes.failed + scopes.skipped;
}
