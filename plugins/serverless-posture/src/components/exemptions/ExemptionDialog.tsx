import { useApi } from '@backstage/core-plugin-api';
import { Exemption } from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { DecideDialog } from '../triage/decide/DecideDialog';
import { NoteField } from '../triage/decide/dialogs';
import { TermsFields, termsOf, useTerms } from '../triage/decide/TermsFields';
import { targetWords } from './exemptionWords';

/** What somebody may do about an exemption. */
export type ExemptionAct = 'approve' | 'deny' | 'revoke' | 'renew';

/** What is to be done about which exemption. */
export interface ExemptionQuestion {
  exemption: Exemption;
  act: ExemptionAct;
}

interface Props extends ExemptionQuestion {
  onDone(): void;
  onClose(): void;
}

/** Asks before an exemption is approved, denied, ended or renewed. */
export function ExemptionDialog(props: Props) {
  return props.act === 'renew' ? (
    <RenewDialog {...props} />
  ) : (
    <DecisionDialog {...props} act={props.act} />
  );
}

const verbs = { approve: 'Approve', deny: 'Deny', revoke: 'Revoke' };

function DecisionDialog(
  props: Props & { act: Exclude<ExemptionAct, 'renew'> },
) {
  const api = useApi(serverlessPostureApiRef);
  const { exemption, act, onDone, onClose } = props;
  const [note, setNote] = useState('');
  return (
    <DecideDialog
      title={`${verbs[act]} exemption ${exemption.id}`}
      verb={verbs[act]}
      act={async () => {
        await api.decideExemption(
          exemption.id,
          act,
          note.trim() ? { note: note.trim() } : {},
        );
        onDone();
      }}
      onClose={onClose}
    >
      <div>
        {targetWords(exemption)}: <q>{exemption.reason}</q>
      </div>
      <NoteField value={note} onChange={setNote} />
    </DecideDialog>
  );
}

function RenewDialog({ exemption, onDone, onClose }: Props) {
  const api = useApi(serverlessPostureApiRef);
  const terms = useTerms();
  return (
    <DecideDialog
      title={`Renew exemption ${exemption.id}`}
      verb="Ask for approval"
      incomplete={!terms.complete}
      act={async () => {
        await api.renewExemption(exemption.id, termsOf(terms));
        onDone();
      }}
      onClose={onClose}
    >
      <div>
        {targetWords(exemption)}. Somebody has to approve it who has not asked
        for it before.
      </div>
      <TermsFields terms={terms} />
    </DecideDialog>
  );
}
