import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Evidence } from 'backstage-plugin-serverless-posture-common';

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
export function EvidenceList(props: { evidence: Evidence[]; of?: string }) {
  const classes = useStyles();
  const { evidence, of } = props;
  if (evidence.length === 0) {
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
    </ul>
  );
}
