import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { FindingChange } from 'backstage-plugin-serverless-posture-common';
import { RelativeTime, SeverityChip } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { number } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { changeWords } from './weekWords';

/** What changed in a week, in the API's order: worst first. */
export function ChangesTable(props: {
  changes: FindingChange[];
  total: number;
}) {
  const links = usePostureLinks();
  const { changes, total } = props;
  if (changes.length === 0) {
    return (
      <Typography variant="body2">
        Nothing was fixed, nothing is new and nothing came back.
      </Typography>
    );
  }
  return (
    <>
      <DataTable
        label="What changed"
        columns={['Change', 'Severity', 'Finding', 'Service', 'When'].map(
          label => ({ label }),
        )}
      >
        {changes.map(({ change, at, finding }) => (
          <TableRow key={`${finding.id}${at}`} role="row" hover>
            <Cell label="Change">
              <strong>{changeWords[change]}</strong>
            </Cell>
            <Cell>
              <SeverityChip severity={finding.severity} />
            </Cell>
            <Cell>
              <strong>{finding.resource.name}</strong>:{' '}
              <MaybeLink to={links.triage({ finding: finding.id })}>
                {finding.title}
              </MaybeLink>
            </Cell>
            <Cell label="Service">
              {finding.serviceRef ? (
                <EntityRefLink entityRef={finding.serviceRef} hideIcon />
              ) : (
                'none'
              )}
            </Cell>
            <Cell label="When">
              <RelativeTime at={at} />
            </Cell>
          </TableRow>
        ))}
      </DataTable>
      {total > changes.length && (
        <Typography variant="body2">
          The worst {number(changes.length)} of {number(total)} changes.
        </Typography>
      )}
    </>
  );
}
