import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import {
  AccountCoverage,
  ScopeState,
} from 'backstage-plugin-serverless-posture-common';
import { stripes, tonesOf } from '../tones';
import { scopeWords } from '../words';
import { Cell, DataTable } from './DataTable';
import { RelativeTime } from './RelativeTime';
import { ALL_DRAWN, RowMeasure, VirtualRows } from './VirtualRows';

const useStyles = makeStyles(
  (theme: Theme) => {
    const tones = tonesOf(theme);
    return {
      // Many Regions scroll within the matrix rather than with the page.
      scroll: { overflowX: 'auto', '& th, & td': { padding: 6 } },
      // Of many accounts those in sight are drawn, so that it needs a height of its own.
      long: {
        overflowY: 'auto',
        maxHeight: '75vh',
        '& thead th': {
          position: 'sticky',
          top: 0,
          zIndex: 1,
          background: theme.palette.background.paper,
        },
      },
      cell: {
        ...theme.typography.caption,
        display: 'flex',
        gap: 6,
        alignItems: 'center',
        justifyContent: 'flex-start',
        textAlign: 'left',
        width: '100%',
        borderRadius: 3,
        padding: 2,
        '&[aria-pressed=true], &:focus-visible': {
          outline: `2px solid ${theme.palette.primary.main}`,
        },
      },
      mark: {
        flex: 'none',
        width: 22,
        height: 18,
        borderRadius: 3,
        border: '1px solid',
        display: 'inline-block',
      },
      complete: { background: tones.good, borderColor: tones.good },
      partial: {
        background: stripes(tones.warning),
        borderColor: tones.warning,
      },
      failed: { background: tones.bad, borderColor: tones.bad },
      skipped: { borderColor: tones.unknown, borderStyle: 'dashed' },
      pending: { borderColor: tones.unknown, borderStyle: 'dotted' },
      running: {
        background: `linear-gradient(90deg, ${tones.accent} 55%, transparent 55%)`,
        borderColor: tones.accent,
      },
      legend: {
        ...theme.typography.caption,
        display: 'flex',
        flexWrap: 'wrap',
        gap: theme.spacing(0.5, 2),
        margin: theme.spacing(1.5, 0, 0),
        padding: 0,
        listStyle: 'none',
        color: theme.palette.text.secondary,
        '& li': { display: 'flex', alignItems: 'center', gap: 6 },
      },
      id: {
        fontFamily: 'monospace',
        fontSize: 12,
        color: theme.palette.text.secondary,
      },
    };
  },
  { name: 'ServerlessPostureCoverageMatrix' },
);

/** One scope of the matrix. @public */
export interface MatrixScope {
  accountId: string;
  region: string;
}

const meanings: Array<[ScopeState, string]> = [
  ['complete', 'everything was read'],
  ['partial', 'some reads failed'],
  ['failed', 'nothing could be read'],
  ['skipped', 'not enabled, not an active account, or empty'],
];

/**
 * Accounts by Regions; each cell has a pattern and a word, and is a button that shows its collectors. Of many accounts only
 * those in sight are drawn.
 * @public
 */
export function CoverageMatrix(props: {
  regions: string[];
  accounts: AccountCoverage[];
  selected?: MatrixScope;
  onSelect(scope?: MatrixScope): void;
}) {
  const classes = useStyles();
  const { regions, accounts, selected, onSelect } = props;
  const isLong = accounts.length > ALL_DRAWN;
  const row = (account: AccountCoverage, measure: RowMeasure) => (
    <TableRow key={account.accountId} role="row" {...measure}>
      <Cell>
        <strong>{account.name}</strong>
        {account.state !== 'ACTIVE' &&
          ` (${account.state.toLocaleLowerCase('en')})`}
        <div className={classes.id}>{account.accountId}</div>
      </Cell>
      {regions.map(region => {
        const state: ScopeState =
          account.regions.find(entry => entry.region === region)?.state ??
          'skipped';
        const pressed =
          selected?.accountId === account.accountId &&
          selected.region === region;
        return (
          <Cell key={region} label={region}>
            <ButtonBase
              className={classes.cell}
              aria-pressed={pressed}
              aria-label={`${account.name}, ${region}: ${scopeWords[state]}`}
              onClick={() =>
                onSelect(
                  pressed
                    ? undefined
                    : { accountId: account.accountId, region },
                )
              }
            >
              <span
                aria-hidden
                className={`${classes.mark} ${classes[state]}`}
              />
              {scopeWords[state]}
            </ButtonBase>
          </Cell>
        );
      })}
      <Cell label="Last complete">
        {account.lastCompleteAt ? (
          <RelativeTime at={account.lastCompleteAt} />
        ) : (
          'never'
        )}
      </Cell>
    </TableRow>
  );
  return (
    <div>
      <div className={`${classes.scroll} ${isLong ? classes.long : ''}`}>
        <DataTable
          label="Coverage, accounts by Regions"
          columns={['Account', ...regions, 'Last complete'].map(label => ({
            label,
          }))}
          rowCount={accounts.length + 1}
        >
          <VirtualRows items={accounts} row={row} />
        </DataTable>
      </div>
      <ul aria-label="Legend" className={classes.legend}>
        {meanings.map(([state, meaning]) => (
          <li key={state}>
            <span aria-hidden className={`${classes.mark} ${classes[state]}`} />
            <span>
              {scopeWords[state]}: {meaning}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
