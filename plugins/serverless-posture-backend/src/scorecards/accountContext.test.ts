import {
  AnyResource,
  control,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import {
  ACCOUNT,
  day,
  fn,
  judge,
  REGION,
  urlControl,
  verdict,
} from '../store/__testUtils__/builders';
import { testStore } from '../store/__testUtils__/databases';
import { seesNothing } from '../store/authorization';
import { accountContext } from './accountContext';

jest.setTimeout(60_000);

const trailControl = control({
  ...urlControl,
  id: 'lambda-tracing',
  resourceType: 'AWS::CloudTrail::Trail',
  evaluate: () => passed(),
});
const trail = {
  ...fn('trail'),
  type: 'AWS::CloudTrail::Trail',
  arn: `arn:aws:cloudtrail:${REGION}:${ACCOUNT}:trail/all`,
} as AnyResource;
const controls = [urlControl, trailControl];
const place = { accounts: [ACCOUNT], regions: [REGION] };

describe('the context of a service', () => {
  testStore('is what fails in its accounts as a whole', async store => {
    await store.accounts.replace([
      { accountId: ACCOUNT, name: 'shop', state: 'ACTIVE' },
    ]);
    await store.resources.syncPage({
      now: day(0),
      resources: [fn('own'), trail],
    });
    await judge(store, day(0), [
      verdict(fn('own'), 'FAILED'),
      verdict(trail, 'FAILED', trailControl),
    ]);
    expect(await accountContext(store, place, { controls })).toEqual([
      {
        accountId: ACCOUNT,
        open: { CRITICAL: 1, HIGH: 0, MEDIUM: 0, LOW: 0, INFORMATIONAL: 0 },
        resourceTypes: ['AWS::CloudTrail::Trail'],
      },
    ]);
    const elsewhere = { ...place, regions: ['us-east-1'] };
    expect(await accountContext(store, elsewhere, { controls })).toEqual([]);
    expect(
      await accountContext(store, place, {
        controls,
        authorization: seesNothing,
      }),
    ).toEqual([]);
  });
});
