import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Evidence } from 'backstage-plugin-serverless-posture-common';
import { plural } from '../words';

const useStyles = makeStyles(
  {
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      overflowWrap: 'anywhere',
      fontFamily: 'monospace',
      fontSize: 12,
      lineHeight: 1.6,
    },
  },
  { name: 'ServerlessPostureEvidenceList' },
);

/** The values that a verdict rests on. @public */
export function EvidenceList(props: {
  evidence: Evidence[];
  /** ARN of the judged resource. */
  of?: string;
  /** Pieces of evidence that are not shown, for they are about resources that the caller may not read. */
  withheld?: number;
}) {
  const classes = useStyles();
  const { evidence, of, withheld = 0 } = props;
  if (evidence.length + withheld === 0) {
    return (
      <Typography variant="body2">
        The verdict names no single value.
      </Typography>
    );
  }
  return (
    <ul aria-label="Evidence" className={classes.list}>
      {evidence.map(({ arn, path, value }, index) => (
        <li key={index} className={classes.item}>
          {arn && arn !== of && <div>{arn}</div>}
          {path}
          {value !== undefined && (
            <>
              {' = '}
              <strong>
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </strong>
            </>
          )}
        </li>
      ))}
      {withheld > 0 && (
        <li>
          <Typography variant="body2" component="span" color="textSecondary">
            {evidence.length > 0 && 'and '}
            {plural(withheld, 'piece')} of evidence about resources that you may
            not see
          </Typography>
        </li>
      )}
    </ul>
  );
}
