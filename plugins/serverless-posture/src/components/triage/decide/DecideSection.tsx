import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { FindingDetail } from 'backstage-plugin-serverless-posture-common';
import { RelativeTime } from '../../../blocks';
import { entityName } from '../../../words';
import { ExemptFinding } from '../../exemptions/ExemptFinding';
import { ExemptionLine } from '../../exemptions/ExemptionLine';
import { CopyMarkdown } from './CopyMarkdown';
import { DecideButtons } from './DecideButtons';
import { dayWords, decisionWords } from './decisionWords';
import { OutcomeLine } from './OutcomeLine';
import { TriageSelection } from './selection';
import { useOutcome } from './useOutcome';
import { WriteBackLine } from './WriteBackLine';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: { display: 'grid', gap: theme.spacing(1) },
    list: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      fontSize: 14,
      lineHeight: 1.7,
      '& q': { overflowWrap: 'anywhere' },
    },
  }),
  { name: 'ServerlessPostureDecideSection' },
);

/** State, assignee, notes and exemption of one finding, and what was decided before. */
export function DecideSection(props: {
  detail: FindingDetail;
  /** Something was decided: the finding is to be read anew. */
  onDone(): void;
}) {
  const classes = useStyles();
  const { detail, onDone } = props;
  const { finding, may, revision, decisions, exemptions, writeBack } = detail;
  const outcome = useOutcome(onDone);
  const selection: TriageSelection = { ids: [finding.id], revision };
  return (
    <div className={classes.root}>
      <State finding={finding} />
      {exemptions.map(exemption => (
        <ExemptionLine key={exemption.id} exemption={exemption} />
      ))}
      {may.triage && <DecideButtons selection={selection} outcome={outcome} />}
      <div>
        {may.requestExemption && (
          <ExemptFinding finding={finding} outcome={outcome} />
        )}
        <CopyMarkdown selection={selection} />
      </div>
      <OutcomeLine outcome={outcome} />
      <WriteBackLine writeBack={writeBack} />
      {decisions.length > 0 && (
        <ul aria-label="Decisions" className={classes.list}>
          {[...decisions].reverse().map(decision => (
            <li key={decision.batch}>
              <RelativeTime at={decision.at} />: {decisionWords(decision)}
              {decision.by && `, by ${entityName(decision.by)}`}
              {decision.note && (
                <>
                  : <q>{decision.note}</q>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function State({ finding }: Pick<FindingDetail, 'finding'>) {
  const { workflow, assigneeRef, snoozed } = finding;
  return (
    <div>
      {workflow === 'NOTIFIED'
        ? 'acknowledged'
        : workflow.toLocaleLowerCase('en')}
      {' · '}
      {assigneeRef ? (
        <>
          assigned to <EntityRefLink entityRef={assigneeRef} />
        </>
      ) : (
        'nobody assigned'
      )}
      {snoozed &&
        ` · snoozed until ${
          snoozed.until ? dayWords(snoozed.until) : 'it changes'
        }`}
    </div>
  );
}
