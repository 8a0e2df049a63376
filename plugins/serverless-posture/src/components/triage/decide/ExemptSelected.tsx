import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../../api';
import { number, plural } from '../../../words';
import { messageOf } from '../../common/Loaded';
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
          onAsked={outcome.say}
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
  onAsked(words: string): void;
  onClose(): void;
}) {
  const api = useApi(serverlessPostureApiRef);
  const { about, ids, terms, onAsked, onClose } = props;
  const act = async () => {
    const refused: Error[] = [];
    for (const scopeRef of ids) {
      try {
        await api.requestExemption({
          scope: 'finding',
          scopeRef,
          ...termsOf(terms),
        });
      } catch (error) {
        refused.push(error as Error);
      }
    }
    // Where some were asked for, asking again would only be refused for those.
    if (refused.length === ids.length) throw refused[0];
    onAsked(askedWords(ids.length, refused));
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

function askedWords(wanted: number, refused: Error[]): string {
  const asked = `Asked for exemptions of ${plural(
    wanted - refused.length,
    'finding',
  )}; somebody else has to approve them.`;
  if (refused.length === 0) return asked;
  const reasons = [...new Set(refused.map(messageOf))].join('; ');
  return `${asked} Refused for ${number(refused.length)}: ${reasons}.`;
}
