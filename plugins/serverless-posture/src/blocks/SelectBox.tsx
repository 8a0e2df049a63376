import { makeStyles, Theme } from '@material-ui/core/styles';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      accentColor: theme.palette.primary.main,
      width: 16,
      height: 16,
      margin: 0,
      cursor: 'pointer',
      verticalAlign: 'middle',
    },
  }),
  { name: 'ServerlessPostureSelectBox' },
);

/** The checkbox of a row, or of all rows. */
export function SelectBox(props: {
  label: string;
  checked: boolean;
  /** Some of what it stands for is selected. */
  some?: boolean;
  onChange(checked: boolean): void;
}) {
  const classes = useStyles();
  const { label, checked, some = false, onChange } = props;
  return (
    <input
      type="checkbox"
      className={classes.root}
      aria-label={label}
      checked={checked}
      ref={box => {
        if (box) box.indeterminate = some;
      }}
      onChange={({ target }) => onChange(target.checked)}
    />
  );
}
