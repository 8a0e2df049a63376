import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  EntityGraph,
  GraphEdge,
  GraphNode,
} from 'backstage-plugin-serverless-posture-common';
import { tonesOf } from '../../tones';
import { Layout, Point } from './layout';

const useStyles = makeStyles(
  (theme: Theme) => {
    const tones = tonesOf(theme);
    return {
      root: { position: 'absolute', top: 0, left: 0 },
      line: { fill: 'none', stroke: tones.unknown, strokeWidth: 1 },
      exposed: { stroke: tones.bad, strokeWidth: 4 },
      unknown: {
        stroke: tones.warning,
        strokeWidth: 2,
        strokeDasharray: '7 5',
      },
      guarded: { strokeDasharray: '1 4' },
      mark: {
        fill: theme.palette.text.primary,
        stroke: theme.palette.background.paper,
        strokeWidth: 4,
        paintOrder: 'stroke',
        fontSize: 12,
        fontWeight: 700,
        textAnchor: 'middle',
        dominantBaseline: 'central',
      },
      legend: {
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: theme.spacing(2),
        margin: theme.spacing(1, 0, 0),
        padding: 0,
        listStyle: 'none',
        fontSize: 12,
      },
    };
  },
  { name: 'ServerlessPostureEdges' },
);

type Look = 'exposed' | 'unknown' | 'guarded' | 'plain';

/** Beside colour and width, what tells the kinds of steps apart. */
const MARKS: Record<Look, string> = {
  exposed: '▶',
  unknown: '?',
  guarded: '✕',
  plain: '',
};

const LEGEND: Record<Look, string> = {
  exposed: 'open from the internet on',
  unknown: 'nobody can tell',
  guarded: 'asks who calls, or is closed',
  plain: 'leads on',
};

/** The steps of the ways, as lines behind the nodes; the list says the same in words. */
export function Edges(props: {
  graph: Pick<EntityGraph, 'nodes' | 'edges'>;
  layout: Layout;
}) {
  const classes = useStyles();
  const { graph, layout } = props;
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  return (
    <svg
      className={classes.root}
      width={layout.width}
      height={layout.height}
      aria-hidden
    >
      {graph.edges.map((edge, index) => (
        <Line
          key={`${edge.from} ${edge.to}`}
          look={lookOf(edge, nodes)}
          points={layout.edges[index]}
        />
      ))}
    </svg>
  );
}

/** What the kinds of lines mean. */
export function EdgeLegend() {
  const classes = useStyles();
  return (
    <ul className={classes.legend} aria-label="Lines">
      {(Object.keys(LEGEND) as Look[]).map(look => (
        <li key={look}>
          <svg width={44} height={14} aria-hidden>
            <Line
              look={look}
              points={[
                { x: 0, y: 7 },
                { x: 44, y: 7 },
              ]}
            />
          </svg>{' '}
          {LEGEND[look]}
        </li>
      ))}
    </ul>
  );
}

function Line({ look, points }: { look: Look; points: Point[] }) {
  const classes = useStyles();
  const middle = points[Math.floor((points.length - 1) / 2)];
  const at =
    points.length === 2
      ? {
          x: (points[0].x + points[1].x) / 2,
          y: (points[0].y + points[1].y) / 2,
        }
      : middle;
  return (
    <>
      <path
        className={`${classes.line} ${look === 'plain' ? '' : classes[look]}`}
        d={`M${points.map(({ x, y }) => `${x},${y}`).join('L')}`}
      />
      {MARKS[look] && (
        <text className={classes.mark} x={at.x} y={at.y}>
          {MARKS[look]}
        </text>
      )}
    </>
  );
}

function lookOf(
  { from, to, passage }: GraphEdge,
  nodes: ReadonlyMap<string, GraphNode>,
): Look {
  if (passage !== 'open') return passage;
  const isExposed = [from, to].every(
    id => nodes.get(id)?.exposure === 'INTERNET',
  );
  return isExposed ? 'exposed' : 'plain';
}
