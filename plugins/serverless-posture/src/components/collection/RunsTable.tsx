import { useApi } from '@backstage/core-plugin-api';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  postureCollectionReadPermission,
  Run,
  RunDetail,
} from 'backstage-plugin-serverless-posture-common';
import { Duration } from 'luxon';
import { Fragment, useEffect, useRef } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { RelativeTime } from '../../blocks';
import { Cell, Column, DataTable } from '../../blocks/DataTable';
import { useFetched } from '../../hooks/useFetched';
import { UrlState } from '../../hooks/useUrlState';
import { number, plural, scopesToCollect, scopeWords } from '../../words';
import { Loaded } from '../common/Loaded';
import { ScopesTable, STATES_WORST_FIRST } from './ScopesTable';

const useStyles = makeStyles(
  (theme: Theme) => ({
    button: {
      font: 'inherit',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    operations: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      columns: '260px',
      fontSize: 13,
    },
  }),
  { name: 'ServerlessPostureRunsTable' },
);

const columns: Column<never>[] = [
  { label: 'Run' },
  { label: 'State' },
  { label: 'Started' },
  { label: 'Took' },
  { label: 'Scopes', numeric: true },
  { label: 'Calls', numeric: true },
  { label: 'Throttled', numeric: true },
  { label: 'Changed findings', numeric: true },
];

/** Runs, newest first; each opens to its scopes and calls. The open one is in the URL. */
export function RunsTable(props: { runs: Run[]; url: UrlState }) {
  const classes = useStyles();
  const { runs, url } = props;
  if (runs.length === 0) {
    return (
      <Typography variant="body2">
        There was no run yet. Start one, or wait for the schedule.
      </Typography>
    );
  }
  return (
    <DataTable label="Runs" columns={columns}>
      {runs.map(run => {
        const open = url.get('run') === String(run.id);
        return (
          <Fragment key={run.id}>
            <TableRow role="row" hover selected={open}>
              <Cell>
                <ButtonBase
                  className={classes.button}
                  aria-expanded={open}
                  aria-label={`Run ${run.id}`}
                  onClick={() =>
                    url.set({ run: open ? undefined : String(run.id) })
                  }
                >
                  <span aria-hidden>{open ? '▾' : '▸'}</span>&nbsp;{run.id}
                </ButtonBase>
              </Cell>
              <Cell label="State">{run.state}</Cell>
              <Cell label="Started">
                <RelativeTime at={run.startedAt} />
              </Cell>
              <Cell label="Took">{took(run)}</Cell>
              <Cell label="Scopes" numeric>
                {number(run.scopes.complete)} of{' '}
                {number(scopesToCollect(run.scopes))}
              </Cell>
              <Cell label="Calls" numeric>
                {number(run.calls)}
              </Cell>
              <Cell label="Throttled" numeric>
                {number(run.throttles)}
              </Cell>
              <Cell label="Changed findings" numeric>
                {number(run.changedFindings)}
              </Cell>
            </TableRow>
            {open && (
              <TableRow role="row">
                <Cell colSpan={columns.length}>
                  <RunScopes run={run} />
                </Cell>
              </TableRow>
            )}
          </Fragment>
        );
      })}
    </DataTable>
  );
}

function RunScopes({ run }: { run: Run }) {
  const api = useApi(serverlessPostureApiRef);
  const fetched = useFetched(() => api.getRun(run.id), [api, run.id]);
  const { retry } = fetched;
  // A run that goes on has moved with every new list of runs, and once more when it has ended.
  const moved = `${run.state} ${run.calls} ${run.scopes.complete}`;
  const shown = useRef(moved);
  useEffect(() => {
    if (shown.current === moved) return;
    shown.current = moved;
    retry();
  }, [moved, retry]);
  return (
    <>
      {run.message && <Typography variant="body2">{run.message}</Typography>}
      <Loaded
        fetched={fetched}
        skeleton={[40, 40]}
        permission={postureCollectionReadPermission.name}
      >
        {detail => (
          <>
            <Typography variant="body2" paragraph>
              {statesWords(detail)}
            </Typography>
            {detail.scopes.length > 0 && (
              <ScopesTable
                label={`Scopes of run ${run.id} that are not complete`}
                scopes={detail.scopes}
              />
            )}
            <Calls byOperation={detail.callsByOperation} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** How the scopes of a run fared, and how many of those that are not complete are listed. */
function statesWords({ scopesByState, scopes }: RunDetail): string {
  const counts = STATES_WORST_FIRST.flatMap(state => {
    const count = scopesByState[state] ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
  if (counts.length === 0) return 'It has read no scope.';
  const incomplete = counts
    .filter(({ state }) => state !== 'complete')
    .reduce((sum, { count }) => sum + count, 0);
  const words = counts.map(
    ({ state, count }) => `${number(count)} ${scopeWords[state]}`,
  );
  const rest =
    incomplete > scopes.length
      ? ` The first ${number(scopes.length)} of ${number(
          incomplete,
        )} that are not complete follow.`
      : '';
  return `Collectors by scope: ${words.join(', ')}.${rest}`;
}

function Calls({ byOperation }: { byOperation: Record<string, number> }) {
  const classes = useStyles();
  const operations = Object.entries(byOperation);
  if (operations.length === 0) return null;
  return (
    <>
      <Typography variant="subtitle2" component="h3">
        Calls
      </Typography>
      <ul className={classes.operations}>
        {operations
          .sort(([, a], [, b]) => b - a)
          .map(([operation, calls]) => (
            <li key={operation}>
              <code>{operation}</code>: {plural(calls, 'call')}
            </li>
          ))}
      </ul>
    </>
  );
}

function took({ startedAt, endedAt }: Run): string {
  if (!endedAt) return 'running';
  const seconds = Math.round(
    (Date.parse(endedAt) - Date.parse(startedAt)) / 1000,
  );
  return Duration.fromObject({
    minutes: Math.floor(seconds / 60),
    seconds: seconds % 60,
  }).toFormat("m 'min' s 's'");
}
