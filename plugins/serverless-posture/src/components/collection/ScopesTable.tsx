import TableRow from '@material-ui/core/TableRow';
import {
  ScopeState,
  ScopeStatus,
} from 'backstage-plugin-serverless-posture-common';
import { RelativeTime } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { scopeWords } from '../../words';

/** States as lists tell them. */
export const STATES_WORST_FIRST: ScopeState[] = [
  'failed',
  'partial',
  'skipped',
  'running',
  'pending',
  'complete',
];

/** How collectors fared in their scopes, worst first. */
export function ScopesTable(props: {
  label: string;
  scopes: ScopeStatus[];
  /** They are all of one account and Region, which is told above them. */
  ofOnePlace?: boolean;
}) {
  const { label, scopes, ofOnePlace } = props;
  const ordered = [...scopes].sort(
    (a, b) =>
      STATES_WORST_FIRST.indexOf(a.state) - STATES_WORST_FIRST.indexOf(b.state),
  );
  return (
    <DataTable
      label={label}
      columns={[
        ...(ofOnePlace ? [] : ['Account', 'Region']),
        'Collector',
        'State',
        'Why',
        'Last complete',
      ].map(column => ({ label: column }))}
    >
      {ordered.map(scope => (
        <TableRow
          key={`${scope.accountId}/${scope.region}/${scope.collector}`}
          role="row"
        >
          {!ofOnePlace && (
            <>
              <Cell>{scope.accountName ?? scope.accountId}</Cell>
              <Cell label="Region">{scope.region}</Cell>
            </>
          )}
          <Cell label="Collector">{scope.collector}</Cell>
          <Cell label="State">{scopeWords[scope.state]}</Cell>
          <Cell label="Why">
            {scope.message ?? scope.errorClass ?? '–'}{' '}
            {scope.operation && <code>{scope.operation}</code>}
            {scope.missingAction && scope.missingAction !== scope.operation && (
              <>
                {' '}
                Missing: <code>{scope.missingAction}</code>
              </>
            )}
          </Cell>
          <Cell label="Last complete">
            {scope.freshAt ? <RelativeTime at={scope.freshAt} /> : '–'}
          </Cell>
        </TableRow>
      ))}
    </DataTable>
  );
}
