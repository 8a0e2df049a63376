import { parseEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Finding, OpenPath } from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { useFetched } from '../../hooks/useFetched';
import { exposureWords } from '../../words';
import { OpenPathWords } from './OpenPathNote';

/** Whether the internet gets to what a finding is about and, where it does, on which path. */
export function ExposureWords({ finding }: { finding: Finding }) {
  const { exposed, serviceRef } = finding;
  if (!exposed)
    return <>{exposureWords[exposed === undefined ? 'UNKNOWN' : 'NO_PATH']}</>;
  return (
    <>
      <strong>Behind an open path from the internet</strong>
      {serviceRef && <Path finding={finding} serviceRef={serviceRef} />}
    </>
  );
}

function Path(props: { finding: Finding; serviceRef: string }) {
  const { finding, serviceRef } = props;
  const api = useApi(serverlessPostureApiRef);
  const entityRoute = useRouteRef(entityRouteRef);
  const { value: graph } = useFetched(
    () => api.getEntityGraph(serviceRef),
    [api, serviceRef],
  );
  const nodes = graph?.nodes.filter(
    ({ resource }) => resource?.id === finding.resource.id,
  );
  const path = graph?.openPaths.find((one: OpenPath) =>
    nodes?.some(({ id }) => one.nodes.includes(id)),
  );
  return (
    <>
      {path && (
        <div>
          <OpenPathWords path={path} />
        </div>
      )}
      <div>
        <Link
          to={`${entityRoute(parseEntityRef(serviceRef))}/serverless?tab=graph`}
        >
          See it in the graph
        </Link>
      </div>
    </>
  );
}
