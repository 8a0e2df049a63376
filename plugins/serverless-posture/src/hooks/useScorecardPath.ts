import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

/** Where an owner's weekly scorecard is, at the path of its tab that we ask apps to mount it at. */
export function useScorecardPath(): (ownerRef: string) => string {
  const entityPath = useRouteRef(entityRouteRef);
  return ownerRef => {
    const { kind, namespace, name } = parseEntityRef(ownerRef);
    return `${entityPath({
      kind: kind.toLocaleLowerCase('en-US'),
      namespace,
      name,
    })}/serverless-scorecard`;
  };
}
