import {
  Coverage,
  Severity,
  SeverityCounts,
} from 'backstage-plugin-serverless-posture-common';
import { Cell, Column } from '../../blocks/DataTable';
import { counted, unknown, usePostureLinks } from '../../hooks/usePostureLinks';
import { UrlPatch } from '../../hooks/useUrlState';
import { number, percent } from '../../words';
import { MaybeLink } from './MaybeLink';

/** The columns of {@link ScoreCells}. */
export function scoreColumns(severities: readonly Severity[]): Column<never>[] {
  return [...severities.map(nameOf), 'Known'].map(label => ({
    label,
    numeric: true,
  }));
}

/** The last cells of a row about something that is scored: its open findings by severity, and how much of it is known. */
export function ScoreCells(props: {
  scored: { openFindings: SeverityCounts; coverage: Coverage };
  /** A cell for each of them. */
  severities: readonly Severity[];
  /** What leads to its findings in the triage. */
  filter: UrlPatch;
}) {
  const { scored, severities, filter } = props;
  const { openFindings, coverage } = scored;
  const links = usePostureLinks();
  const linked = (text: string, more: UrlPatch) => (
    <MaybeLink to={links.triage({ ...filter, ...more })}>{text}</MaybeLink>
  );
  return (
    <>
      {severities.map(severity => (
        <Cell key={severity} label={nameOf(severity)} numeric>
          {openFindings[severity] === 0
            ? 0
            : linked(number(openFindings[severity]), { severity, ...counted })}
        </Cell>
      ))}
      <Cell label="Known" numeric>
        {coverage.known === coverage.expected
          ? percent(coverage.share)
          : linked(percent(coverage.share), unknown)}
      </Cell>
    </>
  );
}

function nameOf(severity: Severity): string {
  return severity[0] + severity.slice(1).toLocaleLowerCase('en');
}
