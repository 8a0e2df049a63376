import { FaultCase } from './faultCase';
import { ACCOUNTS, FAR, faultyWorld } from './world';

/** An opt-in Region is off between two runs, and on again. */
export const regions: FaultCase = {
  fault: 7,
  title: 'a Region that is disabled between runs, and enabled again',
  async play(stage) {
    const open = stage.world;
    await stage.fill();
    stage.become(
      faultyWorld(
        Object.fromEntries(
          ACCOUNTS.map(name => [name, { disabledRegions: [FAR] }]),
        ),
      ),
    );
    await stage.run();
    stage.world = open;
    await stage.count({ answered: new Map() });
    stage.become(open);
    await stage.quiesce();
  },
};
