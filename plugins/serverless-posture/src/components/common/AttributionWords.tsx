import { Attribution } from 'backstage-plugin-serverless-posture-common';

/** The rule that attributed a resource, and on what evidence. */
export function AttributionWords({
  attribution,
}: {
  attribution: Attribution;
}) {
  const { rule, evidence, notes = [] } = attribution;
  return (
    <>
      {rule === 'unowned' ? <strong>no rule: unowned</strong> : rule}{' '}
      {evidence && <code>{evidence}</code>}
      {notes.map(note => (
        <div key={note}>{note}</div>
      ))}
    </>
  );
}
