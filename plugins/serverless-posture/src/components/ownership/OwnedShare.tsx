import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  OwnershipShare,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { ScoreHistory } from '../../blocks';
import { useFetched } from '../../hooks/useFetched';
import { number, percent } from '../../words';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';

/** How much has an owner, by which rules, and how that came to be. */
export function OwnedShare(props: {
  /** Another value: read it anew. */
  version: number;
}) {
  const api = useApi(serverlessPostureApiRef);
  const fetched = useFetched(
    () => api.getOwnershipShare(),
    [api, props.version],
  );
  return (
    <Section title="Owned resources">
      <Loaded
        fetched={fetched}
        skeleton={[28, 20, 56]}
        permission={postureReadPermission.name}
      >
        {share => <Words share={share} />}
      </Loaded>
    </Section>
  );
}

function Words({ share }: { share: OwnershipShare }) {
  if (share.resources === 0) return <>No resource was collected yet.</>;
  const rules = Object.entries(share.byRule).sort(([, a], [, b]) => b - a);
  const history = share.history.filter(({ resources }) => resources > 0);
  return (
    <>
      <Typography variant="h5" component="p">
        {percent(share.share)} of the resources have an owner
      </Typography>
      <Typography variant="body2" paragraph>
        {number(share.owned)} of {number(share.resources)}
        {rules.length > 0 &&
          `, by ${rules
            .map(([rule, count]) => `${rule} ${number(count)}`)
            .join(', ')}`}
      </Typography>
      {history.length > 0 && (
        <ScoreHistory
          label="The share of owned resources, in percent,"
          caption
          history={history.map(({ day, owned, resources }) => ({
            day,
            score: Math.floor((owned / resources) * 100),
          }))}
        />
      )}
    </>
  );
}
