import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import { DecisionInput } from 'backstage-plugin-serverless-posture-common';
import { ReactNode, useState } from 'react';
import { serverlessPostureApiRef } from '../../../api';
import { plural } from '../../../words';
import { decisionDialogs, DecisionVerb } from './dialogs';
import { requestOf, sizeOf, TriageSelection } from './selection';
import { Outcome } from './useOutcome';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ServerlessPostureDecideButtons' },
);

const labels: Record<DecisionVerb, string> = {
  assign: 'Assign…',
  acknowledge: 'Acknowledge…',
  snooze: 'Snooze…',
  note: 'Note…',
};

/** A button for each decision; each asks before it decides. */
export function DecideButtons(props: {
  selection: TriageSelection;
  outcome: Outcome;
  /** Further buttons. */
  children?: ReactNode;
}) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const { selection, outcome, children } = props;
  const [verb, setVerb] = useState<DecisionVerb>();
  const Ask = verb && decisionDialogs[verb];
  const decide = async (decision: DecisionInput) =>
    outcome.tell(await api.decideFindings(...requestOf(selection, decision)));
  return (
    <div className={classes.root}>
      {(Object.keys(labels) as DecisionVerb[]).map(one => (
        <Button
          key={one}
          size="small"
          variant="outlined"
          onClick={() => setVerb(one)}
        >
          {labels[one]}
        </Button>
      ))}
      {children}
      {Ask && (
        <Ask
          about={plural(sizeOf(selection), 'finding')}
          decide={decide}
          onClose={() => setVerb(undefined)}
        />
      )}
    </div>
  );
}
