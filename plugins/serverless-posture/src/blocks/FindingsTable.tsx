import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import {
  Finding,
  FindingQuery,
} from 'backstage-plugin-serverless-posture-common';
import { Cell, Column, DataTable } from './DataTable';
import { RelativeTime } from './RelativeTime';
import { SeverityChip } from './SeverityChip';
import { StatusWord } from './StatusWord';
import { agreementWords } from '../words';

/** What findings may be sorted by. @public */
export type FindingSort = NonNullable<FindingQuery['sort']>;

const useStyles = makeStyles(
  (theme: Theme) => ({
    title: { display: 'inline-block', minWidth: 168, fontWeight: 600 },
    // Names without a hyphen may be long: they may break anywhere, but not into a column of letters.
    name: { display: 'inline-block', minWidth: 96, overflowWrap: 'anywhere' },
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
  }),
  { name: 'ServerlessPostureFindingsTable' },
);

const columns: Column<FindingSort>[] = [
  { label: 'Severity', sort: 'severity' },
  { label: 'Finding', sort: 'control' },
  { label: 'Resource', sort: 'resource' },
  { label: 'Owner' },
  { label: 'Account', sort: 'account' },
  { label: 'Status' },
  { label: 'First seen', sort: 'age' },
];

/** Findings, one a row; the title links to the finding. @public */
export function FindingsTable(props: {
  findings: Finding[];
  /** Id of the finding that is open. */
  selected?: string;
  /** The target of the link of one finding. */
  hrefOf(finding: Finding): string;
  sort?: {
    by: FindingSort;
    order: 'asc' | 'desc';
    onSort(by: FindingSort): void;
  };
}) {
  const classes = useStyles();
  const { findings, selected, hrefOf, sort } = props;
  return (
    <DataTable label="Findings" columns={columns} sort={sort}>
      {findings.map(finding => (
        <TableRow
          key={finding.id}
          role="row"
          hover
          selected={finding.id === selected}
        >
          <Cell>
            <SeverityChip severity={finding.severity} />
          </Cell>
          <Cell>
            <Link to={hrefOf(finding)} className={classes.title}>
              {finding.title}
            </Link>
            <div className={classes.soft}>
              <code>{finding.controlId}</code>
              {finding.source === 'SECURITY_HUB' && ' · Security Hub'}
              {finding.agreement && ` · ${sayAgreement(finding.agreement)}`}
            </div>
          </Cell>
          <Cell label="Resource">
            <span className={classes.name}>{finding.resource.name}</span>
          </Cell>
          <Cell label="Owner">
            {finding.ownerRef ? (
              <EntityRefLink entityRef={finding.ownerRef} hideIcon />
            ) : (
              <strong>unowned</strong>
            )}
          </Cell>
          <Cell label="Account">
            {finding.resource.accountName ?? finding.resource.accountId}
            <div className={classes.soft}>{finding.resource.region}</div>
          </Cell>
          <Cell label="Status">
            <StatusWord status={finding.status} />
          </Cell>
          <Cell label="First seen">
            <RelativeTime at={finding.firstSeenAt} />
          </Cell>
        </TableRow>
      ))}
    </DataTable>
  );
}

function sayAgreement(agreement: NonNullable<Finding['agreement']>): string {
  return agreement === 'BOTH' ? 'and Security Hub' : agreementWords[agreement];
}
