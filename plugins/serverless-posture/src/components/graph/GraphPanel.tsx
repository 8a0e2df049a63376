import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityGraph } from 'backstage-plugin-serverless-posture-common';
import { useMemo } from 'react';
import { Fetched } from '../../hooks/useFetched';
import { UrlState } from '../../hooks/useUrlState';
import { plural } from '../../words';
import { Loaded } from '../common/Loaded';
import { collapse } from './collapse';
import { EdgeLegend } from './Edges';
import { GraphCanvas } from './GraphCanvas';
import { GraphList } from './GraphList';
import { NodeDetails } from './NodeDetails';

/** Nodes of one kind that are shown one by one. */
const MOST = 15;

/** Open paths whose nodes are never put together with others. */
const PATHS = 5;

const useStyles = makeStyles(
  (theme: Theme) => ({
    tools: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    grow: { flex: 1 },
  }),
  { name: 'ServerlessPostureGraphPanel' },
);

/** The ways of requests through a service, as a graph or as a list. */
export function GraphPanel(props: {
  graph: Fetched<EntityGraph>;
  url: UrlState;
}) {
  return (
    <Loaded
      fetched={props.graph}
      skeleton={[40, 320]}
      permission="serverlessPosture.posture.read"
    >
      {graph =>
        graph.nodes.length === 0 ? (
          <Typography variant="body2">
            None of its resources stands on a way of requests: no function, API
            or data of it is known.
          </Typography>
        ) : (
          <ServiceGraph graph={graph} url={props.url} />
        )
      }
    </Loaded>
  );
}

function ServiceGraph({ graph, url }: { graph: EntityGraph; url: UrlState }) {
  const classes = useStyles();
  const asList = url.get('view') === 'list';
  const all = url.get('nodes') === 'all';
  const shown = useMemo(
    () =>
      all
        ? graph
        : collapse(graph, {
            most: MOST,
            keep: new Set(
              graph.openPaths.slice(0, PATHS).flatMap(path => path.nodes),
            ),
          }),
    [graph, all],
  );
  const selected = shown.nodes.find(({ id }) => id === url.get('node'));
  const isCrowded = all || shown.nodes.length < graph.nodes.length;
  return (
    <>
      <div className={classes.tools}>
        <Typography variant="body2" color="textSecondary">
          {summaryOf(graph)}
        </Typography>
        <span className={classes.grow} />
        {isCrowded && !asList && (
          <Button
            size="small"
            variant="outlined"
            aria-pressed={all}
            onClick={() => url.set({ nodes: all ? undefined : 'all' })}
          >
            {all
              ? 'Put alike ones together'
              : `All ${graph.nodes.length} nodes`}
          </Button>
        )}
        <Button
          size="small"
          variant="outlined"
          onClick={() => url.set({ view: asList ? undefined : 'list' })}
        >
          {asList ? 'As a graph' : 'As a list'}
        </Button>
      </div>
      {asList ? (
        <GraphList graph={graph} />
      ) : (
        <>
          <GraphCanvas
            graph={shown}
            selected={selected?.id}
            onSelect={id => url.set({ node: id })}
          />
          <EdgeLegend />
          {selected && (
            <NodeDetails
              node={selected}
              graph={shown}
              onClose={() => url.set({ node: undefined })}
            />
          )}
        </>
      )}
    </>
  );
}

function summaryOf({ openPaths, unknownSteps, left }: EntityGraph): string {
  return [
    openPaths.length > 0
      ? `${plural(
          openPaths.length,
          'open path',
        )} from the internet to something that fails`
      : 'No open path from the internet to something that fails is known',
    unknownSteps > 0 && `nobody can tell of ${plural(unknownSteps, 'step')}`,
    left > 0 && `${plural(left, 'node')} left out`,
  ]
    .filter(Boolean)
    .join(' · ');
}
