import type { Fault } from 'aws-simulator';
import { FaultCase } from './faultCase';
import { faultyWorld } from './world';

const operation = 'organizations:ListAccounts';

const faults: Fault[] = [
  {
    operation,
    effect: { error: { code: 'AccessDeniedException', status: 400 } },
  },
  { operation, effect: { duplicateItems: true } },
  { operation, effect: { dropItem: true } },
  { operation, effect: { body: 'malformed' } },
];

/** The list of accounts is denied, short, repeats itself or begins with empty pages; an account is suspended. */
export const accountList: FaultCase = {
  fault: 6,
  title:
    'a list of accounts that is denied, short, repeats itself or begins with empty pages; a suspended account',
  async play(stage) {
    const open = stage.world;
    await stage.fill();
    for (const fault of faults) await stage.disturbed([fault]);
    stage.become(faultyWorld({}, { emptyAccountPages: 2 }));
    await stage.run();
    stage.become(faultyWorld({ 'account-3': { state: 'SUSPENDED' } }));
    await stage.run();
    stage.world = open;
    await stage.count({ answered: new Map() });
    stage.become(open);
    await stage.quiesce();
  },
};
