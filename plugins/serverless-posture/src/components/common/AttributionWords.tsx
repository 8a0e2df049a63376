import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  Attribution,
  OwnershipCandidate,
} from 'backstage-plugin-serverless-posture-common';
import { percent, plural } from '../../words';

/** The rule that attributed a resource, on what evidence, and what the other rules say. */
export function AttributionWords({
  attribution,
}: {
  attribution: Attribution;
}) {
  const { rule, evidence, confidence, notes = [] } = attribution;
  const { others = [], suggestions = [] } = attribution;
  return (
    <>
      {rule === 'unowned' ? <strong>no rule: unowned</strong> : rule}
      {evidence && `: ${evidence}`}
      {confidence !== undefined && <> ({percent(confidence)} sure)</>}
      {notes.map(note => (
        <div key={note}>{note}</div>
      ))}
      <Candidates
        candidates={others}
        title={`${plural(others.length, 'other rule')} ${
          others.length === 1 ? 'says' : 'say'
        } something, too`}
        attribution={attribution}
      />
      <Candidates
        candidates={suggestions}
        title={plural(suggestions.length, 'suggestion')}
      />
    </>
  );
}

function Candidates(props: {
  candidates: OwnershipCandidate[];
  title: string;
  /** What decided, to tell those that agree from those that lost. */
  attribution?: Attribution;
}) {
  const { candidates, title, attribution } = props;
  if (candidates.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul>
        {candidates.map(candidate => (
          <li key={`${candidate.rule} ${candidate.evidence}`}>
            {attribution &&
              (agrees(candidate, attribution) ? 'agrees: ' : 'lost: ')}
            <CandidateWords candidate={candidate} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Who it may be, by which rule, and why. */
export function CandidateWords({
  candidate: { rule, ownerRef, serviceRef, confidence, evidence },
}: {
  candidate: OwnershipCandidate;
}) {
  return (
    <>
      {ownerRef && <EntityRefLink entityRef={ownerRef} />}
      {ownerRef && serviceRef && ', '}
      {serviceRef && <EntityRefLink entityRef={serviceRef} />} by {rule}
      {evidence && `: ${evidence}`} ({percent(confidence)} sure)
    </>
  );
}

function agrees(
  { ownerRef, serviceRef }: OwnershipCandidate,
  decided: Attribution,
): boolean {
  return (
    (!ownerRef || ownerRef === decided.ownerRef) &&
    (!serviceRef || serviceRef === decided.serviceRef)
  );
}
