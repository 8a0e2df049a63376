import { useApi } from '@backstage/core-plugin-api';
import {
  OwnershipAssignInput,
  OwnershipAssignment,
  OwnershipChange,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../api';

/** What came of the last decision. */
export interface Outcome {
  done?: { kind: 'assigned' | 'undone'; assignment: OwnershipAssignment };
  error?: Error;
}

/** Decisions about owners: one at a time, with what came of the last one. */
export interface Assigning extends Outcome {
  busy: boolean;
  /** How many decisions were made here: what depends on them is read anew when it changes. */
  version: number;
  assign(input: OwnershipAssignInput): Promise<void>;
  undo(id: number): Promise<void>;
}

/** {@inheritDoc Assigning} */
export function useAssigning(): Assigning {
  const api = useApi(serverlessPostureApiRef);
  const [busy, setBusy] = useState(false);
  const [version, setVersion] = useState(0);
  const [outcome, setOutcome] = useState<Outcome>({});
  const decide = async (
    kind: 'assigned' | 'undone',
    request: () => Promise<OwnershipChange>,
  ) => {
    setBusy(true);
    try {
      const { assignment } = await request();
      setOutcome({ done: { kind, assignment } });
      setVersion(count => count + 1);
    } catch (error) {
      setOutcome({ error: error as Error });
    } finally {
      setBusy(false);
    }
  };
  return {
    ...outcome,
    busy,
    version,
    assign: input => decide('assigned', () => api.assignOwnership(input)),
    undo: id => decide('undone', () => api.undoOwnershipAssignment(id)),
  };
}
