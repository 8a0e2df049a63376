import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  Severity,
  TeamScore,
} from 'backstage-plugin-serverless-posture-common';
import { Change, Grade } from '../../blocks';
import { Cell, Column, DataTable } from '../../blocks/DataTable';
import { useScorecardPath } from '../../hooks/useScorecardPath';
import { number } from '../../words';
import { ScoreCells, scoreColumns } from '../common/ScoreCells';

const SEVERITIES: Severity[] = ['CRITICAL', 'HIGH'];

const columns: Column<never>[] = [
  { label: 'Team' },
  { label: 'Grade' },
  { label: 'Score', numeric: true },
  { label: 'Week' },
  { label: 'Services', numeric: true },
  ...scoreColumns(SEVERITIES),
];

/** Teams in the order of the API: the lowest score first. Each leads to its weekly scorecard. */
export function TeamsTable({ teams }: { teams: TeamScore[] }) {
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
              <EntityDisplayName
                entityRef={team.ownerRef}
                hideIcon
                disableTooltip
              />
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
          <ScoreCells
            scored={team}
            severities={SEVERITIES}
            filter={{ owner: team.ownerRef }}
          />
        </TableRow>
      ))}
    </DataTable>
  );
}
