import { Exemption } from 'backstage-plugin-serverless-posture-common';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { entityName } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { Note } from '../common/Note';
import { dayWords } from '../triage/decide/decisionWords';
import { stateWords } from './exemptionWords';

/** One exemption beside a finding that it covers, or would. */
export function ExemptionLine({ exemption }: { exemption: Exemption }) {
  const links = usePostureLinks();
  const { state, reason, expiresAt, requestedBy } = exemption;
  return (
    <Note tone="warning">
      <MaybeLink to={links.exemptions()}>Exemption {exemption.id}</MaybeLink>{' '}
      {stateWords[state]}, until {dayWords(expiresAt, 'utc')}
      {requestedBy && `, asked for by ${entityName(requestedBy)}`}:{' '}
      <q>{reason}</q>
    </Note>
  );
}
