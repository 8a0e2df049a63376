import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import {
  ExemptionInput,
  Finding,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { entityName } from '../../words';
import { DecideDialog } from '../triage/decide/DecideDialog';
import { TermsFields, termsOf, useTerms } from '../triage/decide/TermsFields';
import { Outcome } from '../triage/decide/useOutcome';

type Target = Pick<ExemptionInput, 'scope' | 'scopeRef' | 'controlId'>;

/** Asks for an exemption of a finding, or of more like it. */
export function ExemptFinding(props: { finding: Finding; outcome: Outcome }) {
  const { finding, outcome } = props;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        Exempt…
      </Button>
      {asking && (
        <AskDialog
          finding={finding}
          outcome={outcome}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function AskDialog(props: {
  finding: Finding;
  outcome: Outcome;
  onClose(): void;
}) {
  const api = useApi(serverlessPostureApiRef);
  const { finding, outcome, onClose } = props;
  const targets = targetsOf(finding);
  const [chosen, setChosen] = useState(0);
  const terms = useTerms();
  const act = async () => {
    const { id } = await api.requestExemption({
      ...targets[chosen].target,
      ...termsOf(terms),
    });
    outcome.say(`Asked for exemption ${id}; somebody else has to approve it.`);
  };
  return (
    <DecideDialog
      title="Ask for an exemption"
      verb="Ask for approval"
      incomplete={!terms.complete}
      act={act}
      onClose={onClose}
    >
      <div>
        While it is in force, failing findings count as passed; the score
        without exemptions stands beside the score. Somebody else has to approve
        it.
      </div>
      <TextField
        id="serverless-posture-exempt"
        select
        SelectProps={{ native: true }}
        label="What"
        value={chosen}
        onChange={event => setChosen(Number(event.target.value))}
        variant="outlined"
        size="small"
      >
        {targets.map(({ label }, index) => (
          <option key={label} value={index}>
            {label}
          </option>
        ))}
      </TextField>
      <TermsFields terms={terms} />
    </DecideDialog>
  );
}

/** What may be exempted along with a finding, the narrowest first. */
function targetsOf({
  id,
  controlId,
  resource,
  serviceRef,
}: Finding): { label: string; target: Target }[] {
  const account = resource.accountName ?? resource.accountId;
  return [
    { label: 'this finding', target: { scope: 'finding', scopeRef: id } },
    {
      label: `all that ${resource.name} fails`,
      target: { scope: 'resource', scopeRef: resource.id },
    },
    ...(serviceRef
      ? [
          {
            label: `this control in ${entityName(serviceRef)}`,
            target: {
              scope: 'service' as const,
              scopeRef: serviceRef,
              controlId,
            },
          },
        ]
      : []),
    {
      label: `this control in the account ${account}`,
      target: { scope: 'account', scopeRef: resource.accountId, controlId },
    },
    {
      label: 'this control in the whole organization',
      target: { scope: 'control', scopeRef: controlId },
    },
  ];
}
