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
  const rules = Object.entries(share.byRule).sort(([, a], [, b]) => b - a);
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
      {share.history.length > 0 && (
        <ScoreHistory
          label="The share of owned resources, in percent,"
          caption
          history={share.history.map(({ day, owned, resources }) => ({
            day,
            score: resources > 0 ? Math.floor((owned / resources) * 100) : 100,
          }))}
        />
      )}
    </>
  );
}
