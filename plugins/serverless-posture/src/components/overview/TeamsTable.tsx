import { Link } from '@backstage/core-components';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  Severity,
  TeamScore,
} from 'backstage-plugin-serverless-posture-common';
import { Change, Grade } from '../../blocks';
import { Cell, Column, DataTable } from '../../blocks/DataTable';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { entityName, number, percent } from '../../words';
import { MaybeLink } from '../common/MaybeLink';

const columns: Column<never>[] = [
  { label: 'Team' },
  { label: 'Grade' },
  { label: 'Score', numeric: true },
  { label: 'Week' },
  { label: 'Services', numeric: true },
  { label: 'Critical', numeric: true },
  { label: 'High', numeric: true },
  { label: 'Known', numeric: true },
];

const shown: Array<[Severity, string]> = [
  ['CRITICAL', 'Critical'],
  ['HIGH', 'High'],
];

/** Teams in the order of the API: the lowest score first. Each leads to its weekly scorecard. */
export function TeamsTable({ teams }: { teams: TeamScore[] }) {
  const links = usePostureLinks();
  const scorecardPath = useScorecardPath();
  if (teams.length === 0) {
    return (
      <Typography variant="body2">
        No team of these. A team is here as soon as it owns resources and a
        collection has ended; the page Ownership says how resources find their
        owner.
      </Typography>
    );
  }
  return (
    <DataTable label="Teams" columns={columns}>
      {teams.map(team => (
        <TableRow key={team.ownerRef} role="row" hover>
          <Cell>
            <Link to={scorecardPath(team.ownerRef)} underline="always">
              {entityName(team.ownerRef)}
            </Link>
          </Cell>
          <Cell label="Grade">
            <Grade grade={team.grade} size="small" />
          </Cell>
          <Cell label="Score" numeric>
            {team.score ?? 'unknown'}
          </Cell>
          <Cell label="Week">
            <Change
              now={team.score}
              before={team.previousScore}
              since="last week"
            />
          </Cell>
          <Cell label="Services" numeric>
            {number(team.services)}
            {team.capped > 0 && `, ${number(team.capped)} capped`}
          </Cell>
          {shown.map(([severity, label]) => (
            <Cell key={severity} label={label} numeric>
              {team.openFindings[severity] === 0 ? (
                0
              ) : (
                <MaybeLink
                  to={links.triage({ owner: team.ownerRef, severity })}
                >
                  {number(team.openFindings[severity])}
                </MaybeLink>
              )}
            </Cell>
          ))}
          <Cell label="Known" numeric>
            {team.coverage.known === team.coverage.expected ? (
              percent(team.coverage.share)
            ) : (
              <MaybeLink
                to={links.triage({
                  owner: team.ownerRef,
                  status: 'NOT_AVAILABLE',
                })}
              >
                {percent(team.coverage.share)}
              </MaybeLink>
            )}
          </Cell>
        </TableRow>
      ))}
    </DataTable>
  );
}
