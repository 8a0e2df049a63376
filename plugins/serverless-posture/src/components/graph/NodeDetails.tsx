import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import {
  EntityGraph,
  GraphEdge,
  GraphNode,
} from 'backstage-plugin-serverless-posture-common';
import { ArnText, SeverityChip } from '../../blocks';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { plural } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { exposureWords, kindWords, nameOf, passageWords } from './words';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      marginTop: theme.spacing(1),
      padding: theme.spacing(1, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: 4,
    },
    head: { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
    grow: { flex: 1 },
    list: { margin: 0, paddingLeft: theme.spacing(2) },
  }),
  { name: 'ServerlessPostureNodeDetails' },
);

/** What is known of one node: what is found there, and the steps that lead to it and on. */
export function NodeDetails(props: {
  node: GraphNode;
  graph: Pick<EntityGraph, 'nodes' | 'edges'>;
  onClose(): void;
}) {
  const classes = useStyles();
  const { node, graph, onClose } = props;
  const { exposure, remark, unknown, resource } = node;
  return (
    <section className={classes.root} aria-label={`Details of ${nameOf(node)}`}>
      <div className={classes.head}>
        <strong>{nameOf(node)}</strong>
        <span>
          {kindWords[node.kind]} · {exposureWords[exposure]}
        </span>
        <span className={classes.grow} />
        <Button size="small" onClick={onClose}>
          Close
        </Button>
      </div>
      {remark && <div>{remark}</div>}
      {unknown && <div>Not all of it is known: {unknown}.</div>}
      {node.hidden && <div>You may not see this resource.</div>}
      <NodeFindings node={node} />
      {resource && (
        <div>
          <ArnText arn={resource.arn} />
          {resource.consoleUrl && (
            <Link to={resource.consoleUrl}>Open in AWS console</Link>
          )}
        </div>
      )}
      <ul className={classes.list}>
        {graph.edges
          .filter(({ from, to }) => from === node.id || to === node.id)
          .map(edge => (
            <li key={`${edge.from} ${edge.to}`}>
              <StepWords edge={edge} graph={graph} />
            </li>
          ))}
      </ul>
    </section>
  );
}

/** The findings of a node's resource in numbers, which lead to them. */
export function NodeFindings({ node }: { node: GraphNode }) {
  const links = usePostureLinks();
  const { resource, open } = node;
  if (open.failed + open.notAvailable === 0) return null;
  const counts = [
    open.failed > 0 && plural(open.failed, 'failing finding'),
    open.notAvailable > 0 && plural(open.notAvailable, 'unknown verdict'),
  ];
  return (
    <div>
      {open.severity && <SeverityChip severity={open.severity} />}{' '}
      <MaybeLink
        to={
          resource &&
          links.triage({
            text: resource.arn,
            status: 'FAILED,NOT_AVAILABLE',
          })
        }
      >
        {counts.filter(Boolean).join(', ')}
      </MaybeLink>
    </div>
  );
}

/** A step in words: from where to where, and what it rests on. */
export function StepWords(props: {
  edge: GraphEdge;
  graph: Pick<EntityGraph, 'nodes'>;
}) {
  const { edge, graph } = props;
  const name = (id: string) => {
    const node = graph.nodes.find(one => one.id === id);
    return node ? nameOf(node) : id;
  };
  return (
    <>
      {name(edge.from)} → {name(edge.to)}: {passageWords[edge.passage]}
      {edge.evidence && ` (${edge.evidence})`}
    </>
  );
}
