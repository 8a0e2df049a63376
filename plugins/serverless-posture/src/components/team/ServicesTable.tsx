import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  ServiceScore,
  Severity,
} from 'backstage-plugin-serverless-posture-common';
import { Change, Grade, ScoreHistory } from '../../blocks';
import { Cell, Column, DataTable } from '../../blocks/DataTable';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { entityName } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { ScoreCells, scoreColumns } from '../common/ScoreCells';

const SEVERITIES: Severity[] = ['CRITICAL', 'HIGH', 'MEDIUM'];

const columns: Column<never>[] = [
  { label: 'Service' },
  { label: 'Grade' },
  { label: 'Score', numeric: true },
  { label: 'Week' },
  { label: '8 weeks' },
  ...scoreColumns(SEVERITIES),
];

/** A team's services in the order in which they need it: worst open findings first, then the lowest score. */
export function ServicesTable({ services }: { services: ServiceScore[] }) {
  const links = usePostureLinks();
  if (services.length === 0) {
    return (
      <Typography variant="body2">
        No service of this owner has serverless resources. A service is a
        catalog entity whose <code>spec.owner</code> is this owner; its
        Serverless tab says how resources find it.{' '}
        <MaybeLink to={links.triage({ owner: 'unowned' })}>
          Look through the unowned findings
        </MaybeLink>
      </Typography>
    );
  }
  return (
    <DataTable label="Services" columns={columns}>
      {[...services].sort(needsMost).map(service => (
        <TableRow key={service.entityRef} role="row" hover>
          <Cell>
            <EntityRefLink entityRef={service.entityRef} hideIcon />
          </Cell>
          <Cell label="Grade">
            <Grade grade={service.grade} size="small" />
          </Cell>
          <Cell label="Score" numeric>
            {service.score ?? 'unknown'}
          </Cell>
          <Cell label="Week">
            {service.cappedBy ? (
              <>capped by an open {service.cappedBy}</>
            ) : (
              <Change
                now={service.score}
                before={service.previousScore}
                since="last week"
              />
            )}
          </Cell>
          <Cell label="8 weeks">
            <ScoreHistory
              label={`Score of ${entityName(service.entityRef)}`}
              history={service.history}
              height={24}
            />
          </Cell>
          <ScoreCells
            scored={service}
            severities={SEVERITIES}
            filter={{ service: service.entityRef }}
          />
        </TableRow>
      ))}
    </DataTable>
  );
}

function needsMost(a: ServiceScore, b: ServiceScore): number {
  return (
    b.openFindings.CRITICAL - a.openFindings.CRITICAL ||
    b.openFindings.HIGH - a.openFindings.HIGH ||
    (a.score ?? -1) - (b.score ?? -1) ||
    a.entityRef.localeCompare(b.entityRef)
  );
}
