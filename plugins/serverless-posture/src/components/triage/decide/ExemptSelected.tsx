import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../../api';
import { plural } from '../../../words';
import { DecideDialog } from './DecideDialog';
import { sizeOf, TriageSelection } from './selection';
import { Terms, TermsFields, termsOf, useTerms } from './TermsFields';
import { Outcome } from './useOutcome';

/** Requests at once; what is wider is better asked for as one, by service, account or control. */
const MOST = 20;

/** Asks for an exemption of each selected finding. */
export function ExemptSelected(props: {
  selection: TriageSelection;
  outcome: Outcome;
}) {
  const { selection, outcome } = props;
  const [asking, setAsking] = useState(false);
  const terms = useTerms();
  if (!('ids' in selection) || sizeOf(selection) > MOST) return null;
  const about = plural(selection.ids.length, 'finding');
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setAsking(true)}>
        Exempt…
      </Button>
      {asking && (
        <AskForEach
          about={about}
          ids={selection.ids}
          terms={terms}
          onAsked={() =>
            outcome.say(
              `Asked for exemptions of ${about}; somebody else has to approve them.`,
            )
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function AskForEach(props: {
  about: string;
  ids: string[];
  terms: Terms;
  onAsked(): void;
  onClose(): void;
}) {
  const api = useApi(serverlessPostureApiRef);
  const { about, ids, terms, onAsked, onClose } = props;
  const act = async () => {
    for (const scopeRef of ids) {
      await api.requestExemption({
        scope: 'finding',
        scopeRef,
        ...termsOf(terms),
      });
    }
    onAsked();
  };
  return (
    <DecideDialog
      title={`Ask to exempt ${about}`}
      verb="Ask for approval"
      incomplete={!terms.complete}
      act={act}
      onClose={onClose}
    >
      <TermsFields terms={terms} />
    </DecideDialog>
  );
}
