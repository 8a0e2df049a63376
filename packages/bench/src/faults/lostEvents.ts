import { throughUrl } from 'aws-simulator';
import { FaultCase } from './faultCase';
import { lambdaEvent, receive } from './receive';
import { Changes, faultyWorld, HOME } from './world';

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

/**
 * Things change. Of most of it no event tells; those that come are doubled, out of order and, in the end, late. What one
 * tells of is known at once, what none tells of after the next run, and no event makes anything wrong.
 */
export const lostEvents: FaultCase = {
  fault: 12,
  title: 'events that are lost, doubled, late or out of order',
  async play(stage) {
    await stage.run();
    stage.become(faultyWorld(after));
    const account = stage.idOf('account-3');
    const events = [
      ['DeleteFunction20150331', 'account-3-1'],
      ['AddPermission20150331v2', 'account-3-0'],
      ['CreateFunctionUrlConfig', 'account-3-0'],
      ['CreateFunction20150331', 'account-3-1'],
      ['AddPermission20150331v2', 'account-3-0'],
      ['DeleteFunction20150331', 'account-3-1'],
      ['DeleteFunction20150331', 'account-3-open-for-a-while'],
    ].map(([name, fn]) => lambdaEvent(account, name, fn));
    const told = () =>
      stage.bounded(signal => receive(events, stage.dependencies(), signal));

    await told();
    const { store } = stage;
    const kept = await store.resources.ofAccount(account, {
      types: ['AWS::Lambda::Function'],
      regions: [HOME],
    });
    const names = kept.map(({ resource }) => resource.name);
    stage.that(!names.includes('account-3-1'), 'a deleted function stays');
    stage.that(names.includes('account-3-2'), 'what no event told of is known');
    const open = await store.findings.open({
      controlId: ['lambda-url-auth-none'],
    });
    stage.that(
      open.some(({ resource }) => resource.name === 'account-3-0'),
      'an opened function is not found',
    );

    await stage.quiesce();
    await told();
    await stage.quiesce(0);
  },
};
