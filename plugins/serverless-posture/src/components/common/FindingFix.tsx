import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Finding,
  FindingDetail,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { EvidenceList, RelativeTime, RemedyTabs } from '../../blocks';
import { useFetched } from '../../hooks/useFetched';
import { statusWords } from '../../words';
import { Loaded } from './Loaded';
import { Note } from './Note';

const useStyles = makeStyles(
  (theme: Theme) => ({
    beside: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
      '& > *': { minWidth: 0 },
    },
  }),
  { name: 'ServerlessPostureFindingFix' },
);

/** Why a finding is what it is: its reason, what was known before, its evidence. */
export function FindingEvidence({ finding }: { finding: Finding }) {
  const { status, reason, operation, lastKnown, resource, source } = finding;
  const { evidence, withheldEvidence } = finding;
  return (
    <>
      {reason && <Typography variant="body2">{reason}</Typography>}
      {status === 'NOT_AVAILABLE' && (
        <Note tone="warning">
          <strong>We could not know.</strong>{' '}
          {operation && <code>{operation}</code>}{' '}
          {operation && 'could not be read.'}{' '}
          {lastKnown && (
            <>
              Last known: {statusWords[lastKnown.status]},{' '}
              <RelativeTime at={lastKnown.at} />.
            </>
          )}
        </Note>
      )}
      {source === 'SECURITY_HUB' && evidence.length === 0 ? (
        <Typography variant="body2">
          Security Hub says so, without the values that it looked at.
        </Typography>
      ) : (
        (evidence.length > 0 || status === 'FAILED') && (
          <EvidenceList
            evidence={evidence}
            of={resource.arn}
            withheld={withheldEvidence}
          />
        )
      )}
    </>
  );
}

/** Evidence and remedy of one finding side by side; the remedy is read when this is shown. */
export function FindingFix({ finding }: { finding: Finding }) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const fetched = useFetched<FindingDetail>(
    () => api.getFinding(finding.id),
    [api, finding.id],
  );
  return (
    <div className={classes.beside}>
      <div>
        <Typography variant="subtitle2" component="h3">
          Evidence
        </Typography>
        <FindingEvidence finding={finding} />
        {finding.resource.consoleUrl && (
          <Link to={finding.resource.consoleUrl}>Open in AWS console</Link>
        )}
      </div>
      <div>
        <Typography variant="subtitle2" component="h3">
          How to fix
        </Typography>
        <Loaded
          fetched={fetched}
          skeleton={[20, 80]}
          permission={postureReadPermission.name}
        >
          {({ remedy }) => <RemedyTabs remedy={remedy} />}
        </Loaded>
      </div>
    </div>
  );
}
