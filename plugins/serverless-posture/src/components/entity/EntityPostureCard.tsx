import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { postureReadPermission } from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { useFetched } from '../../hooks/useFetched';
import { Loaded } from '../common/Loaded';
import { MaybeLink } from '../common/MaybeLink';
import { ScoreSummary } from './ScoreSummary';

/** The posture of the entity in context as a card of its overview. */
export function EntityPostureCard() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  return <CardOf key={entityRef} entityRef={entityRef} entity={entity} />;
}

function CardOf({ entityRef, entity }: { entityRef: string; entity: Entity }) {
  const api = useApi(serverlessPostureApiRef);
  const fetched = useFetched(
    () => api.getScorecard(entityRef),
    [api, entityRef],
  );
  const tab = `${useRouteRef(entityRouteRef)(
    entityRouteParams(entity),
  )}/serverless`;
  return (
    <InfoCard
      title="Serverless posture"
      deepLink={{ title: 'See findings and resources', link: tab }}
    >
      <Loaded
        fetched={fetched}
        skeleton={[72, 40]}
        permission={postureReadPermission.name}
      >
        {scorecard =>
          scorecard.resources === 0 ? (
            <Typography variant="body2">
              No serverless resource of this entity was found.{' '}
              <MaybeLink to={tab}>
                See how resources find their entity
              </MaybeLink>
            </Typography>
          ) : (
            <ScoreSummary scorecard={scorecard} />
          )
        }
      </Loaded>
    </InfoCard>
  );
}
