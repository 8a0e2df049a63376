import { Link } from '@backstage/core-components';
import {
  EntityGraph,
  OpenPath,
} from 'backstage-plugin-serverless-posture-common';
import { Fragment } from 'react';
import { Fetched } from '../../hooks/useFetched';
import { plural } from '../../words';
import { Note } from '../common/Note';

/** Paths that the note tells. */
const TOLD = 3;

/** Which ways from the internet ask nobody who they are, and whether there may be others that nobody can tell of. */
export function OpenPathNote(props: {
  graph: Fetched<EntityGraph>;
  /** Where the graph is. */
  href: string;
}) {
  const { graph, href } = props;
  if (!graph.value) {
    return graph.error ? (
      <Note tone="warning">
        <strong>Whether a path from the internet is open is not known:</strong>{' '}
        the graph could not be loaded.
      </Note>
    ) : null;
  }
  const { openPaths, unknownSteps } = graph.value;
  const see = (
    <Link underline="always" to={href}>
      see it in the graph
    </Link>
  );
  if (openPaths.length === 0) {
    return unknownSteps > 0 ? (
      <Note tone="warning">
        <strong>Whether a path from the internet is open is not known:</strong>{' '}
        nobody can tell of {plural(unknownSteps, 'step')} · {see}
      </Note>
    ) : null;
  }
  return (
    <Note tone="bad">
      <strong>
        {openPaths.length === 1
          ? 'Open path from the internet:'
          : `${openPaths.length} open paths from the internet:`}
      </strong>{' '}
      {openPaths.slice(0, TOLD).map((path, index) => (
        <div key={path.nodes.join()}>
          <OpenPathWords path={path} />
          {index === Math.min(TOLD, openPaths.length) - 1 && <> · {see}</>}
        </div>
      ))}
    </Note>
  );
}

/** An open path as one sentence. */
export function OpenPathWords({ path }: { path: OpenPath }) {
  return (
    <>
      {path.steps.map((step, index) => (
        <Fragment key={path.nodes[index] ?? step}>
          {index > 0 && ' → '}
          {/, (no|API key only)/.test(step) || / \(can /.test(step) ? (
            <strong>{step}</strong>
          ) : (
            step
          )}
        </Fragment>
      ))}{' '}
      ({plural(path.findings, 'failing finding')})
    </>
  );
}
