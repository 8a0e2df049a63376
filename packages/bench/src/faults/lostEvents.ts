import { throughUrl } from 'aws-simulator';
import { FaultCase } from './faultCase';
import { Changes, faultyWorld } from './world';

const after: Changes = {
  'account-3': {
    functions: [
      {
        name: 'account-3-0',
        role: 'admin',
        url: 'NONE',
        grants: [throughUrl('NONE')],
      },
      { name: 'account-3-new', role: 'workload' },
    ],
  },
};

/** Things change, and no event tells of it: the next run, which relies on none, finds all. */
export const lostEvents: FaultCase = {
  fault: 12,
  title: 'changes of which no event tells',
  async play(stage) {
    await stage.fill();
    stage.become(faultyWorld(after));
    await stage.quiesce();
  },
};
