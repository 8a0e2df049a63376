import { useApi } from '@backstage/core-plugin-api';
import { DecisionOutcome } from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../../api';
import { outcomeWords } from './decisionWords';

/** What became of the last decision, and the way back. */
export interface Outcome {
  /** Undefined where nothing was decided yet. */
  words?: string;
  error?: Error;
  tell(outcome: DecisionOutcome): void;
  /** Says something that has no way back. */
  say(words: string): void;
  /** Undefined where there is nothing to take back. */
  undo?: () => Promise<void>;
}

/** {@inheritDoc Outcome} */
export function useOutcome(onDone: () => void): Outcome {
  const api = useApi(serverlessPostureApiRef);
  const [state, setState] = useState<{
    words?: string;
    batch?: string;
    error?: Error;
  }>({});
  const { words, batch, error } = state;
  return {
    words,
    error,
    tell(outcome) {
      setState({
        words: outcomeWords(outcome),
        batch: outcome.decided > 0 ? outcome.batch : undefined,
      });
      onDone();
    },
    say(said) {
      setState({ words: said });
      onDone();
    },
    undo:
      batch === undefined
        ? undefined
        : async () => {
            try {
              const { decided } = await api.undoDecision(batch);
              setState({ words: `Taken back on ${decided}.` });
              onDone();
            } catch (reason) {
              setState({ words, batch, error: reason as Error });
            }
          },
  };
}
