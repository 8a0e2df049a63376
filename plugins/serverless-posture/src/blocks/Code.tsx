import { makeStyles, Theme } from '@material-ui/core/styles';
import { CopyButton } from './CopyButton';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      position: 'relative',
      backgroundColor: theme.palette.action.hover,
      borderRadius: 4,
    },
    text: {
      margin: 0,
      padding: theme.spacing(1.5),
      paddingRight: 72,
      maxHeight: 320,
      overflow: 'auto',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      fontFamily: 'monospace',
      fontSize: 12,
      lineHeight: 1.5,
    },
    copy: { position: 'absolute', top: 2, right: 2 },
  }),
  { name: 'ServerlessPostureCode' },
);

/** A text to copy, such as a command. @public */
export function Code(props: { text: string; label: string }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <pre
        className={classes.text}
        // Focusable, as it may scroll.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="region"
        aria-label={props.label}
      >
        {props.text}
      </pre>
      <span className={classes.copy}>
        <CopyButton text={props.text} aria-label={`Copy ${props.label}`} />
      </span>
    </div>
  );
}
