import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import { Exemption } from 'backstage-plugin-serverless-posture-common';
import { RelativeTime } from '../../blocks';
import { Cell } from '../../blocks/DataTable';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { entityName, number } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { dayWords } from '../triage/decide/decisionWords';
import { ExemptionAct, ExemptionQuestion } from './ExemptionDialog';
import { filterOf, stateWords, targetWords } from './exemptionWords';

const useStyles = makeStyles(
  (theme: Theme) => ({
    acts: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
    soft: { color: theme.palette.text.secondary },
    whole: { whiteSpace: 'nowrap' },
  }),
  { name: 'ServerlessPostureExemptionRow' },
);

const labels: Record<ExemptionAct, string> = {
  approve: 'Approve',
  deny: 'Deny',
  revoke: 'Revoke',
  renew: 'Renew',
};

/** One exemption, what it costs, and what the reader may do about it. */
export function ExemptionTableRow(props: {
  exemption: Exemption;
  onAsk(question: ExemptionQuestion): void;
}) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { exemption, onAsk } = props;
  const { id, state, reason, expiresAt, requestedBy, decidedBy } = exemption;
  const filter = filterOf(exemption);
  return (
    <TableRow role="row">
      <Cell label="What">
        {targetWords(exemption)}
        <div className={classes.soft}>
          Exemption {id}, {stateWords[state]}
          {exemption.renewsId && `, renews ${exemption.renewsId}`}
        </div>
      </Cell>
      <Cell label="Why">{reason}</Cell>
      <Cell label="Expires">
        <span className={classes.whole}>{dayWords(expiresAt, 'utc')}</span>
        <div className={classes.soft}>
          <RelativeTime at={expiresAt} />
        </div>
      </Cell>
      <Cell label="Asked for by">
        <Person userRef={requestedBy} />
      </Cell>
      <Cell label="Decided by">
        <Person userRef={decidedBy} />
      </Cell>
      <Cell label="Failing findings" numeric>
        <MaybeLink to={filter && links.triage(filter)}>
          {number(exemption.findings)}
        </MaybeLink>
      </Cell>
      <Cell label="Cost in score">
        <Cost exemption={exemption} />
      </Cell>
      <Cell>
        <div className={classes.acts}>
          {actsOf(exemption).map(act => (
            <Button
              key={act}
              size="small"
              color={act === 'approve' ? 'primary' : 'default'}
              variant={act === 'approve' ? 'contained' : 'outlined'}
              aria-label={`${labels[act]} exemption ${id}`}
              onClick={() => onAsk({ exemption, act })}
            >
              {labels[act]}
            </Button>
          ))}
        </div>
      </Cell>
    </TableRow>
  );
}

function actsOf({ may }: Exemption): ExemptionAct[] {
  return [
    ...(may.decide ? (['approve', 'deny'] as const) : []),
    ...(may.renew ? (['renew'] as const) : []),
    ...(may.end ? (['revoke'] as const) : []),
  ];
}

function Person({ userRef }: { userRef?: string }) {
  if (!userRef) return <>–</>;
  return <EntityRefLink entityRef={userRef} title={entityName(userRef)} />;
}

function Cost({ exemption: { state, cost } }: { exemption: Exemption }) {
  if (state !== 'approved') return <>–</>;
  if (cost.length === 0) return <>none</>;
  return (
    <>
      {cost.map(({ entityRef, points }) => (
        <div key={entityRef}>
          <EntityRefLink entityRef={entityRef} title={entityName(entityRef)} />:{' '}
          {points.toFixed(1)} points
        </div>
      ))}
    </>
  );
}
