import { makeStyles, Theme } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell, { TableCellProps } from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { ReactNode } from 'react';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      '& th, & td': {
        padding: theme.spacing(1, 1.25),
        fontSize: 14,
        lineHeight: 1.4,
        // The app's theme breaks words anywhere.
        wordBreak: 'normal',
        fontVariantNumeric: 'tabular-nums',
      },
      // A bar rather than a darker ground, on which secondary text would be hard to read.
      '& tbody tr:hover, & tbody tr.Mui-selected, & tbody tr.Mui-selected:hover':
        { backgroundColor: theme.palette.background.default },
      '& tbody tr.Mui-selected': {
        boxShadow: `inset 3px 0 ${theme.palette.primary.main}`,
      },
      '& thead th': {
        fontSize: 12,
        whiteSpace: 'nowrap',
        color: theme.palette.text.secondary,
        fontWeight: 700,
      },
      '& td': { overflowWrap: 'break-word' },
      '& code': { overflowWrap: 'anywhere' },
      // One column on narrow screens: each cell carries its heading.
      [theme.breakpoints.down('xs')]: {
        display: 'block',
        '& tbody, & tr, & td, & tbody th': {
          display: 'block',
          textAlign: 'left',
        },
        '& thead': { display: 'block', position: 'relative' },
        // Those that do something stay: else the keyboard would lead to what nobody sees.
        '& thead th[data-acts]': {
          display: 'inline-block',
          border: 0,
          padding: theme.spacing(0.5, 1),
          '&::after': { content: 'attr(data-acts)' },
        },
        '& thead th:not([data-acts])': {
          position: 'absolute',
          clip: 'rect(0 0 0 0)',
          overflow: 'hidden',
          height: 1,
          width: 1,
        },
        '& tbody tr': {
          borderBottom: `1px solid ${theme.palette.divider}`,
          padding: theme.spacing(1, 0),
        },
        '& td, & tbody th': { border: 0, padding: theme.spacing(0.25, 1) },
        '& td[data-label]::before': {
          content: 'attr(data-label) ": "',
          color: theme.palette.text.secondary,
          fontSize: 12,
        },
      },
    },
  }),
  { name: 'ServerlessPostureDataTable' },
);

/** One column of a {@link DataTable}. */
export interface Column<Sort extends string> {
  label: string;
  numeric?: boolean;
  /** The sort that a click on the heading asks for. */
  sort?: Sort;
  /** A heading for screen readers alone. */
  hidden?: boolean;
  /** What stands in the heading instead of its label, such as a checkbox for all rows. */
  heading?: ReactNode;
}

/** A plain table that becomes one column on narrow screens. Rows are `TableRow`s of {@link Cell}s. */
export function DataTable<Sort extends string = never>(props: {
  label: string;
  columns: Column<Sort>[];
  sort?: { by: Sort; order: 'asc' | 'desc'; onSort(by: Sort): void };
  /** How many rows there are with the heading, where not all of them are drawn. */
  rowCount?: number;
  children: ReactNode;
}) {
  const classes = useStyles();
  const { label, columns, sort, rowCount, children } = props;
  return (
    <Table
      role="table"
      aria-label={label}
      aria-rowcount={rowCount}
      className={classes.root}
    >
      <TableHead role="rowgroup">
        <TableRow role="row">
          {columns.map(column => (
            <TableCell
              key={column.label}
              role="columnheader"
              align={column.numeric ? 'right' : undefined}
              sortDirection={
                sort && column.sort === sort.by ? sort.order : undefined
              }
              aria-label={column.hidden ? column.label : undefined}
              data-acts={column.heading ? column.label : column.sort && ''}
            >
              {sort && column.sort ? (
                <TableSortLabel
                  active={column.sort === sort.by}
                  direction={column.sort === sort.by ? sort.order : 'asc'}
                  onClick={() => column.sort && sort.onSort(column.sort)}
                >
                  {column.label}
                </TableSortLabel>
              ) : (
                column.heading ?? (!column.hidden && column.label)
              )}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody role="rowgroup">{children}</TableBody>
    </Table>
  );
}

/** One cell; `label` names its column where the table is one column. */
export function Cell(
  props: { label?: string; numeric?: boolean } & Pick<
    TableCellProps,
    'colSpan' | 'children'
  >,
) {
  const { label, numeric, ...rest } = props;
  return (
    <TableCell
      role="cell"
      data-label={label}
      align={numeric ? 'right' : undefined}
      {...rest}
    />
  );
}
