import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { EntityGraph } from 'backstage-plugin-serverless-posture-common';
import {
  KeyboardEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { tonesOf } from '../../tones';
import { layOut, nextNode } from './layout';
import { Edges } from './Edges';
import { NodeBox } from './NodeBox';

const useStyles = makeStyles(
  (theme: Theme) => ({
    tools: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    frame: {
      overflow: 'auto',
      maxHeight: '70vh',
      border: `1px solid ${tonesOf(theme).line}`,
      borderRadius: 4,
    },
    sized: { position: 'relative', overflow: 'hidden' },
    scaled: { position: 'absolute', transformOrigin: '0 0' },
  }),
  { name: 'ServerlessPostureGraphCanvas' },
);

const SMALLEST = 0.25;
const LARGEST = 2;
const STEP = 1.25;

/** A graph from left to right: the Tab key leads in and out, arrow keys from node to node, Enter selects. */
export function GraphCanvas(props: {
  graph: Pick<EntityGraph, 'nodes' | 'edges'>;
  /** Id of the node whose details are shown. */
  selected?: string;
  onSelect(id: string): void;
}) {
  const classes = useStyles();
  const { graph, selected, onSelect } = props;
  const layout = useMemo(() => layOut(graph), [graph]);
  const frame = useRef<HTMLDivElement>(null);
  const boxes = useRef(new Map<string, HTMLButtonElement>());
  const [scale, setScale] = useState(1);
  const [focused, setFocused] = useState<string>();
  const tabStop =
    [focused, selected].find(id => id && layout.nodes.has(id)) ??
    graph.nodes[0]?.id;
  const fit = () => {
    const width = frame.current?.clientWidth;
    if (width) setScale(within(Math.min(1, width / layout.width)));
  };
  useLayoutEffect(fit, [layout.width]);

  const onKey = (id: string) => (event: KeyboardEvent) => {
    const next = nextNode(id, event.key, graph, layout);
    if (!next) return;
    event.preventDefault();
    boxes.current.get(next)?.focus();
  };
  return (
    <>
      <div className={classes.tools} role="group" aria-label="Zoom">
        <Button
          size="small"
          variant="outlined"
          aria-label="Zoom out"
          disabled={scale <= SMALLEST}
          onClick={() => setScale(within(scale / STEP))}
        >
          −
        </Button>
        <Button
          size="small"
          variant="outlined"
          aria-label="Zoom in"
          disabled={scale >= LARGEST}
          onClick={() => setScale(within(scale * STEP))}
        >
          +
        </Button>
        <Button size="small" variant="outlined" onClick={fit}>
          Fit
        </Button>
      </div>
      <div
        ref={frame}
        className={classes.frame}
        role="group"
        aria-label="Service graph. Arrow keys lead from node to node, Enter shows what is found there."
      >
        <div
          className={classes.sized}
          style={{
            width: layout.width * scale,
            height: layout.height * scale,
          }}
        >
          <div
            className={classes.scaled}
            style={{
              width: layout.width,
              height: layout.height,
              transform: `scale(${scale})`,
            }}
          >
            <Edges graph={graph} layout={layout} />
            {graph.nodes.map(node => (
              <NodeBox
                key={node.id}
                ref={box => {
                  if (box) boxes.current.set(node.id, box);
                  else boxes.current.delete(node.id);
                }}
                node={node}
                at={layout.nodes.get(node.id)!}
                selected={node.id === selected}
                tabStop={node.id === tabStop}
                onSelect={() => onSelect(node.id)}
                onKey={onKey(node.id)}
                onFocus={() => setFocused(node.id)}
              />
            ))}
          </div>
        </div>
      </div>
    </>
  );
}

function within(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}
