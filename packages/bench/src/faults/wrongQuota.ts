import { FaultCase } from './faultCase';

/** Every quota is half of what is documented; in the second run it becomes what it should be after ten seconds. */
export const wrongQuota: FaultCase = {
  fault: 2,
  title: 'quotas half of what is documented, and doubled within a run',
  async play(stage) {
    const half = { effect: { quotaFactor: 0.5 } };
    await stage.asUsual(
      'a run with half of the quotas',
      await stage.disturbed([half]),
    );
    await stage.quiesce();
    await stage.asUsual(
      'a run whose quotas double',
      await stage.disturbed([{ ...half, seconds: 10 }]),
    );
    await stage.quiesce();
  },
};
