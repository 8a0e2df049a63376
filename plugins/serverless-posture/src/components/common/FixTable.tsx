import { Link } from '@backstage/core-components';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { FixFirst, Grade } from 'backstage-plugin-serverless-posture-common';
import { ReactNode } from 'react';
import { SeverityChip } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { number } from '../../words';

const useStyles = makeStyles(
  (theme: Theme) => ({
    about: { color: theme.palette.text.secondary, fontSize: 12 },
    number: { whiteSpace: 'nowrap' },
  }),
  { name: 'ServerlessPostureFixTable' },
);

/** Changes that close findings, each with what it closes and gains, in the API's order. */
export function FixTable(props: {
  label: string;
  fixes: FixFirst[];
  /** The grade as it is, so that a better one is told. */
  grade?: Grade;
  /** What else to say of a change. */
  about(fix: FixFirst): ReactNode;
  /** Where the worst finding of a change is shown with its fix; undefined in an app without that page. */
  href(fix: FixFirst): string | undefined;
  onShow?(): void;
}) {
  const classes = useStyles();
  const { label, fixes, grade, about, href, onShow } = props;
  if (fixes.length === 0) {
    return (
      <Typography variant="body2">
        Nothing to fix: no known verdict fails.
      </Typography>
    );
  }
  return (
    <DataTable
      label={label}
      columns={[
        { label: 'Severity' },
        { label: 'Change' },
        { label: 'Closes', numeric: true },
        { label: 'Score', numeric: true },
        { label: 'How' },
      ]}
    >
      {fixes.map(fix => {
        const to = href(fix);
        return (
          <TableRow key={fix.key} role="row" hover>
            <Cell>
              <SeverityChip severity={fix.severity} />
            </Cell>
            <Cell>
              <strong>{fix.title}</strong>
              <div className={classes.about}>{about(fix)}</div>
            </Cell>
            <Cell label="Closes" numeric>
              {number(fix.findings)}
            </Cell>
            <Cell label="Score" numeric>
              <strong className={classes.number}>+{fix.gain}</strong>
              {fix.gradeAfter && fix.gradeAfter !== grade && (
                <div className={classes.number}>grade {fix.gradeAfter}</div>
              )}
            </Cell>
            <Cell>
              {to && (
                <Link
                  to={to}
                  className={classes.number}
                  aria-label={`Show how: ${fix.title}`}
                  onClick={onShow}
                >
                  Show how
                </Link>
              )}
            </Cell>
          </TableRow>
        );
      })}
    </DataTable>
  );
}
