import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  EntityGraph,
  layers,
} from 'backstage-plugin-serverless-posture-common';
import { layerWords } from '../../words';
import { NodeFindings, StepWords } from './NodeDetails';
import { OpenPathWords } from './OpenPathNote';
import { exposureWords, kindWords, nameOf } from './words';

const useStyles = makeStyles(
  (theme: Theme) => ({
    list: { margin: theme.spacing(0, 0, 1), paddingLeft: theme.spacing(2) },
  }),
  { name: 'ServerlessPostureGraphList' },
);

/** All that the graph shows, in words. */
export function GraphList({ graph }: { graph: EntityGraph }) {
  const classes = useStyles();
  return (
    <>
      {graph.openPaths.length > 0 && (
        <>
          <Typography variant="subtitle2" component="h3">
            Open paths from the internet
          </Typography>
          <ol className={classes.list}>
            {graph.openPaths.map(path => (
              <li key={path.nodes.join()}>
                <OpenPathWords path={path} />
              </li>
            ))}
          </ol>
        </>
      )}
      {layers.map(layer => {
        const nodes = graph.nodes.filter(
          node => node.layer === layer && node.kind !== 'internet',
        );
        if (nodes.length === 0) return null;
        return (
          <div key={layer}>
            <Typography variant="subtitle2" component="h3">
              {layerWords[layer].name}
            </Typography>
            <ul className={classes.list}>
              {nodes.map(node => (
                <li key={node.id}>
                  <strong>{nameOf(node)}</strong>, {kindWords[node.kind]}
                  {node.remark && `, ${node.remark}`} ·{' '}
                  {exposureWords[node.exposure]}
                  {node.unknown && ` · not all of it is known: ${node.unknown}`}
                  <NodeFindings node={node} />
                  <Steps id={node.id} graph={graph} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </>
  );
}

/** How one gets to a node. */
function Steps({ id, graph }: { id: string; graph: EntityGraph }) {
  const classes = useStyles();
  const steps = graph.edges.filter(({ to }) => to === id);
  if (steps.length === 0) return null;
  return (
    <ul className={classes.list}>
      {steps.map(edge => (
        <li key={edge.from}>
          <StepWords edge={edge} graph={graph} />
        </li>
      ))}
    </ul>
  );
}
