import { useApi } from '@backstage/core-plugin-api';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { serverlessPostureApiRef } from '../../../api';
import { useFetched } from '../../../hooks/useFetched';
import { plural } from '../../../words';
import { CopyMarkdown } from './CopyMarkdown';
import { DecideButtons } from './DecideButtons';
import { ExemptSelected } from './ExemptSelected';
import { OutcomeLine } from './OutcomeLine';
import { sizeOf, TriageSelection } from './selection';
import { useOutcome } from './useOutcome';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      padding: theme.spacing(1, 0),
    },
    count: { fontWeight: 700, marginRight: 'auto' },
  }),
  { name: 'ServerlessPostureDecideBar' },
);

/** What can be decided about the selected findings, by those who may. */
export function DecideBar(props: {
  selection: TriageSelection;
  /** Something was decided: lists are to be read anew. */
  onDone(): void;
}) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const { selection, onDone } = props;
  const { value: rights } = useFetched(() => api.getRights(), [api]);
  const outcome = useOutcome(onDone);
  const size = sizeOf(selection);
  return (
    <div role="region" aria-label="Decide" className={classes.root}>
      <span className={classes.count}>{plural(size, 'finding')} selected</span>
      {rights?.triage && size > 0 && (
        <DecideButtons selection={selection} outcome={outcome} />
      )}
      {rights?.requestExemption && size > 0 && (
        <ExemptSelected selection={selection} outcome={outcome} />
      )}
      {size > 0 && <CopyMarkdown selection={selection} />}
      <OutcomeLine outcome={outcome} />
    </div>
  );
}
