import { useApi } from '@backstage/core-plugin-api';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { serverlessPostureApiRef } from '../../../api';
import { useFetched } from '../../../hooks/useFetched';
import { plural } from '../../../words';
import { RightsUnknown } from '../../common/RightsUnknown';
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
    hint: { color: theme.palette.text.secondary },
  }),
  { name: 'ServerlessPostureDecideBar' },
);

/** What can be decided about the selected findings, by those who may. */
export function DecideBar(props: {
  /** Left out while nothing is selected; what became of the last decision is still told. */
  selection?: TriageSelection;
  /** Something was decided: lists are to be read anew. */
  onDone(): void;
}) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const { selection, onDone } = props;
  const asked = useFetched(() => api.getRights(), [api]);
  const rights = asked.value;
  const outcome = useOutcome(onDone);
  return (
    <div
      role="group"
      aria-label="Decide"
      className={selection || outcome.words ? classes.root : undefined}
    >
      {selection && (
        <>
          <span className={classes.count}>
            {plural(sizeOf(selection), 'finding')} selected
          </span>
          {rights?.triage && (
            <DecideButtons selection={selection} outcome={outcome} />
          )}
          {rights?.requestExemption && (
            <ExemptSelected selection={selection} outcome={outcome} />
          )}
          <RightsUnknown rights={asked} />
          <CopyMarkdown selection={selection} />
          {rights?.writeBack && (
            <span className={classes.hint}>
              What is decided about findings of Security Hub is written there,
              too.
            </span>
          )}
        </>
      )}
      <OutcomeLine outcome={outcome} />
    </div>
  );
}
