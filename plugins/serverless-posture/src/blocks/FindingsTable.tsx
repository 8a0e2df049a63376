import { Link } from '@backstage/core-components';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import {
  Finding,
  FindingQuery,
} from 'backstage-plugin-serverless-posture-common';
import { agreementWords } from '../words';
import { Cell, Column, DataTable } from './DataTable';
import {
  defaultFindingColumns,
  FindingColumn,
  findingColumns,
} from './findingColumns';
import { ROW, ROW_TARGET } from './rowKeys';
import { SelectBox } from './SelectBox';
import { SeverityChip } from './SeverityChip';
import { RowMeasure, VirtualRows } from './VirtualRows';

/** What findings may be sorted by. @public */
export type FindingSort = NonNullable<FindingQuery['sort']>;

/** Which findings of a table are selected. @public */
export interface FindingSelection {
  has(id: string): boolean;
  toggle(ids: string[], selected: boolean): void;
}

const useStyles = makeStyles(
  (theme: Theme) => ({
    title: { display: 'inline-block', minWidth: 168, fontWeight: 600 },
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
    cell: {
      '& small': {
        display: 'block',
        color: theme.palette.text.secondary,
        fontSize: 12,
      },
      // Names without a hyphen may be long: they may break anywhere, but not into a column of letters.
      '& [data-wrap]': {
        display: 'inline-block',
        minWidth: 96,
        overflowWrap: 'anywhere',
      },
    },
  }),
  { name: 'ServerlessPostureFindingsTable' },
);

/** Findings, one a row; the title links to the finding. Of a long list only the rows in sight are drawn. @public */
export function FindingsTable(props: {
  findings: Finding[];
  /** What is shown besides severity and title. */
  columns?: FindingColumn[];
  /** Id of the finding that is open. */
  selected?: string;
  /** With it, each row has a checkbox. */
  selection?: FindingSelection;
  /** The target of the link of one finding. */
  hrefOf(finding: Finding): string;
  sort?: {
    by: FindingSort;
    order: 'asc' | 'desc';
    onSort(by: FindingSort): void;
  };
}) {
  const classes = useStyles();
  const { findings, selected, selection, hrefOf, sort } = props;
  const shown = (props.columns ?? defaultFindingColumns).map(
    name => findingColumns[name],
  );
  const columns: Column<FindingSort>[] = [
    ...(selection ? [selectColumn(findings, selection)] : []),
    { label: 'Severity', sort: 'severity' },
    { label: 'Finding', sort: 'control' },
    ...shown,
  ];
  const row = (finding: Finding, measure: RowMeasure) => (
    <TableRow
      key={finding.id}
      role="row"
      hover
      selected={finding.id === selected}
      {...ROW}
      {...measure}
    >
      {selection && (
        <Cell>
          <SelectBox
            label={`Select ${finding.title}, ${finding.resource.name}`}
            checked={selection.has(finding.id)}
            onChange={checked => selection.toggle([finding.id], checked)}
          />
        </Cell>
      )}
      <Cell>
        <SeverityChip severity={finding.severity} />
      </Cell>
      <Cell>
        <Link to={hrefOf(finding)} className={classes.title} {...ROW_TARGET}>
          {finding.title}
        </Link>
        <div className={classes.soft}>
          <code>{finding.controlId}</code>
          {finding.source === 'SECURITY_HUB' && ' · Security Hub'}
          {finding.agreement && ` · ${sayAgreement(finding.agreement)}`}
        </div>
      </Cell>
      {shown.map(({ label, cell }) => (
        <Cell key={label} label={label}>
          <div className={classes.cell}>{cell(finding)}</div>
        </Cell>
      ))}
    </TableRow>
  );
  return (
    <DataTable
      label="Findings"
      columns={columns}
      sort={sort}
      rowCount={findings.length + 1}
    >
      <VirtualRows items={findings} row={row} />
    </DataTable>
  );
}

function selectColumn(
  findings: Finding[],
  { has, toggle }: FindingSelection,
): Column<FindingSort> {
  const ids = findings.map(({ id }) => id);
  const selected = ids.filter(has).length;
  return {
    label: 'Select',
    heading: (
      <SelectBox
        label="Select all that are shown"
        checked={selected > 0 && selected === ids.length}
        some={selected > 0 && selected < ids.length}
        onChange={checked => toggle(ids, checked)}
      />
    ),
  };
}

function sayAgreement(agreement: NonNullable<Finding['agreement']>): string {
  return agreement === 'BOTH' ? 'and Security Hub' : agreementWords[agreement];
}
