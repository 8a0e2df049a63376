import { FaultCase } from './faultCase';

/** The aggregator of AWS Config fails, or leaves out the last of what it knows. */
export const lyingAggregator: FaultCase = {
  fault: 11,
  title: 'an aggregator of AWS Config that fails, or leaves something out',
  async play(stage) {
    await stage.suffer([
      { operation: 'config:*', share: 0.5, effect: { dropItem: true } },
    ]);
    await stage.suffer([
      {
        operation: 'config:*',
        effect: { error: { code: 'InternalFailure', status: 500 } },
      },
    ]);
  },
};
