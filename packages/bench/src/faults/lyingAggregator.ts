import { once } from 'lodash';
import { RecordedSource, withAggregator, World } from 'aws-simulator';
import { FaultCase } from './faultCase';
import { Stage } from './stage';
import { faultyWorld } from './world';

const DAY = 24 * 3_600_000;

const honest = once(() => withAggregator(faultyWorld()));

const HIDDEN = [
  'AWS::Lambda::Function',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Stage',
];

/** What the aggregator says of every account and Region, while AWS itself is as it always was. */
async function saying(stage: Stage, truth: World, source: RecordedSource) {
  stage.become(withAggregator(faultyWorld(), { source: () => source }));
  await stage.run();
  stage.world = truth;
  await stage.count({ answered: new Map() });
}

/** The aggregator of AWS Config fails, leaves something out, is stale, or lacks what it should have recorded. */
export const lyingAggregator: FaultCase = {
  fault: 11,
  title:
    'an aggregator of AWS Config that fails, leaves something out, is stale, lacks policies or hides what there is',
  world: honest,
  profile: 'all',
  async play(stage) {
    const truth = stage.world;
    const operation = 'config:SelectAggregateResourceConfig';
    // What recorders say of themselves is true.
    const [{ row }] = await stage.suffer([
      {
        operation: 'config:*Aggregat*',
        share: 0.5,
        effect: { dropItem: true },
      },
    ]);
    stage.that((row?.calls[operation] ?? 0) > 0, 'nobody asked the aggregator');
    await stage.disturbed([
      {
        operation: 'config:*',
        effect: { error: { code: 'InternalFailure', status: 500 } },
      },
    ]);
    await stage.disturbed([
      { operation, share: 0.5, effect: { body: 'truncated' } },
    ]);
    const yesterday = new Date(stage.time.now() - DAY);
    await saying(stage, truth, { status: 'OUTDATED' });
    await saying(stage, truth, { updatedAt: yesterday });
    await saying(stage, truth, { withoutPolicies: true });
    await saying(stage, truth, { hides: HIDDEN });
    stage.become(truth);
    await stage.quiesce();
  },
};
