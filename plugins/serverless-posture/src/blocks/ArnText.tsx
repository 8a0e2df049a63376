import { makeStyles } from '@material-ui/core/styles';
import { CopyButton } from './CopyButton';

const useStyles = makeStyles(
  {
    root: { display: 'flex', alignItems: 'center', gap: 4 },
    arn: { overflowWrap: 'anywhere', fontSize: 12 },
  },
  { name: 'ServerlessPostureArnText' },
);

/** An ARN in monospace, with a button that copies it. @public */
export function ArnText(props: { arn: string }) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <code className={classes.arn}>{props.arn}</code>
      <CopyButton text={props.arn} aria-label={`Copy ${props.arn}`} />
    </span>
  );
}
