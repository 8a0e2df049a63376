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

/** What is selected and can be done with it; nothing while nothing is. */
export function SelectionBar(props: {
  selection: Selection;
  /** Findings that match the filter. */
  totalCount: number;
  onDone(): void;
}) {
  const classes = useStyles();
  const { selection, totalCount, onDone } = props;
  const { value } = selection;
  if (!value) return null;
  return (
    <div role="region" aria-label="Selection" className={classes.root}>
      <DecideBar selection={value} onDone={onDone} />
      {!selection.isAll && sizeOf(value) < totalCount && (
        <Button size="small" color="primary" onClick={selection.all}>
          Select all {number(totalCount)} that match
        </Button>
      )}
      <Button size="small" onClick={selection.clear}>
        Clear selection
      </Button>
    </div>
  );
}
