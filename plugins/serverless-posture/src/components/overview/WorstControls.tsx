import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { FailingControl } from 'backstage-plugin-serverless-posture-common';
import { SeverityChip } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { number } from '../../words';
import { MaybeLink } from '../common/MaybeLink';

/** Controls that fail, in the order of the API: the worst first. */
export function WorstControls({ controls }: { controls: FailingControl[] }) {
  const links = usePostureLinks();
  if (controls.length === 0) {
    return <Typography variant="body2">No known verdict fails.</Typography>;
  }
  return (
    <DataTable
      label="What fails most"
      columns={[
        { label: 'Severity' },
        { label: 'Control' },
        { label: 'Findings', numeric: true },
        { label: 'Resources', numeric: true },
        { label: 'Accounts', numeric: true },
      ]}
    >
      {controls.map(control => (
        <TableRow key={control.controlId} role="row" hover>
          <Cell>
            <SeverityChip severity={control.severity} />
          </Cell>
          <Cell label="Control">
            <MaybeLink to={links.controls(control.controlId)}>
              {control.title}
            </MaybeLink>
          </Cell>
          <Cell label="Findings" numeric>
            <MaybeLink
              to={links.triage({
                controlId: control.controlId,
                exempted: 'false',
              })}
            >
              {number(control.findings)}
            </MaybeLink>
          </Cell>
          <Cell label="Resources" numeric>
            {number(control.resources)}
          </Cell>
          <Cell label="Accounts" numeric>
            {number(control.accounts)}
          </Cell>
        </TableRow>
      ))}
    </DataTable>
  );
}
