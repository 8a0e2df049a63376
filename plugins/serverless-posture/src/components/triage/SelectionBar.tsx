import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { number } from '../../words';
import { DecideBar, sizeOf } from './decide';
import { Selection } from './useSelection';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.background.default,
    },
  }),
  { name: 'ServerlessPostureSelectionBar' },
);

/** What is selected and can be done with it; while nothing is, what became of the last decision. */
export function SelectionBar(props: {
  selection: Selection;
  /** Findings that match the filter. */
  totalCount: number;
  /** Of the list. */
  revision?: number;
  onDone(): void;
}) {
  const classes = useStyles();
  const { selection, totalCount, revision, onDone } = props;
  const { value } = selection;
  return (
    <div
      {...(value && {
        role: 'region',
        'aria-label': 'Selection',
        className: classes.root,
      })}
    >
      <DecideBar selection={value && { ...value, revision }} onDone={onDone} />
      {value && !selection.isAll && sizeOf(value) < totalCount && (
        <Button size="small" color="primary" onClick={selection.all}>
          Select all {number(totalCount)} that match
        </Button>
      )}
      {value && (
        <Button size="small" onClick={selection.clear}>
          Clear selection
        </Button>
      )}
    </div>
  );
}
