import { ConfigReader } from '@backstage/config';
import { readPostureConfiguration } from './configuration';

const read = (serverlessPosture?: any) =>
  readPostureConfiguration(
    new ConfigReader(
      serverlessPosture === undefined ? {} : { serverlessPosture },
    ),
  );

describe('readPostureConfiguration', () => {
  it('needs nothing', () => {
    expect(read()).toMatchObject({
      organization: undefined,
      profile: 'essential',
      quotaShare: 0.5,
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 30 } },
    });
  });

  it('waits for further events for half a minute, where it is told of any', () => {
    expect(read().events).toBeUndefined();
    expect(read({ events: { topic: 'aws-changes' } }).events).toEqual({
      topic: 'aws-changes',
      window: { seconds: 30 },
    });
  });

  it('reads what the documentation shows', () => {
    expect(
      read({
        organization: {
          externalId: 'ab-12',
          accounts: { include: ['111122223333'] },
        },
        securityHub: {
          accountId: '111122223333',
          homeRegion: 'eu-west-1',
          reconcile: { hours: 12 },
        },
        regions: ['eu-west-1', 'us-gov-west-1'],
        profile: 'all',
        controls: {
          'lambda-runtime-deprecated': {
            enabled: false,
            severity: 'LOW',
            parameters: { days: 3 },
          },
        },
        quotaShare: '0.25',
        scoring: {
          weights: { LOW: 2 },
          bands: { A: 95 },
          caps: { MEDIUM: 'C' },
        },
      }),
    ).toMatchObject({
      organization: {
        roleName: 'serverless-posture-reader',
        externalId: 'ab-12',
        accounts: { include: ['111122223333'], exclude: [] },
      },
      controls: {
        'lambda-runtime-deprecated': {
          enabled: false,
          severity: 'LOW',
          parameters: { days: 3 },
        },
      },
      quotaShare: 0.25,
      scoring: {
        weights: { HIGH: 6, LOW: 2 },
        bands: { A: 95, B: 80 },
        caps: { CRITICAL: 'D', MEDIUM: 'C' },
      },
    });
  });

  it.each([
    [
      { organisation: {} },
      'serverlessPosture.organisation',
      'did you mean organization?',
    ],
    [
      { organization: { rolename: 'x' } },
      'serverlessPosture.organization.rolename',
      'did you mean roleName?',
    ],
    [{ events: {} }, 'serverlessPosture.events.topic', 'name the topic'],
    [
      { events: { topic: 'aws changes' } },
      'serverlessPosture.events.topic',
      'the name of a topic',
    ],
    [
      { events: { topic: 'aws-changes', window: { hours: 1 } } },
      'serverlessPosture.events.window',
      'at most 15 minutes',
    ],
    [
      { organization: { accounts: { include: ['111122223333', 'x'] } } },
      'serverlessPosture.organization.accounts.include[1]',
      '12 digits',
    ],
    [
      { organization: { accounts: { include: [111122223333] } } },
      'serverlessPosture.organization.accounts.include[0]',
      'in quotes',
    ],
    [
      {
        organization: {
          accounts: { include: ['111122223333'], exclude: ['111122223333'] },
        },
      },
      'exclude[0]',
      'remove it from one',
    ],
    [
      { organization: { roleName: 'arn:aws:iam::1:role/x' } },
      'organization.roleName',
      'without an ARN',
    ],
    [
      { organization: { organizationalUnits: { exclude: ['Prod'] } } },
      'organizationalUnits.exclude[0]',
      'ou-ab12-11111111',
    ],
    [{ regions: ['Ireland'] }, 'serverlessPosture.regions[0]', 'eu-west-1'],
    [{ regions: 'eu-west-1' }, 'serverlessPosture.regions', 'a list'],
    [
      { profile: 'most' },
      'serverlessPosture.profile',
      'essential, recommended, all',
    ],
    [
      { controls: { 'lambda-x': { severity: 'high' } } },
      'serverlessPosture.controls.lambda-x.severity',
      'CRITICAL, HIGH',
    ],
    [
      { controls: { 'lambda-x': { enabled: 'maybe' } } },
      'serverlessPosture.controls.lambda-x.enabled',
      'true or false',
    ],
    [{ quotaShare: 0 }, 'serverlessPosture.quotaShare', 'greater than 0'],
    [{ quotaShare: 'half' }, 'serverlessPosture.quotaShare', 'a number'],
    [
      { schedule: { frequency: { seconds: 5 } } },
      'serverlessPosture.schedule.frequency',
      'one minute',
    ],
    [
      { schedule: { frequency: { hour: 1 } } },
      'serverlessPosture.schedule.frequency.hour',
      'did you mean hours?',
    ],
    [{ endpoint: 'localhost:4566' }, 'serverlessPosture.endpoint', 'a URL'],
    [
      { scoring: { bands: { B: 95 } } },
      'serverlessPosture.scoring.bands.B',
      'between 0 and 90',
    ],
    [
      { scoring: { weights: { HIGH: -1 } } },
      'serverlessPosture.scoring.weights.HIGH',
      '0 or more',
    ],
  ])('says what is wrong with %j', (block, field, fix) => {
    const attempt = () => read(block);
    expect(attempt).toThrow(expect.objectContaining({ name: 'InputError' }));
    expect(attempt).toThrow(field);
    expect(attempt).toThrow(fix);
  });

  it('never repeats the ExternalId', () => {
    const attempt = () =>
      read({ organization: { externalId: 'top secret value' } });
    expect(attempt).toThrow('serverlessPosture.organization.externalId');
    expect(attempt).not.toThrow('top secret');
  });

  it('writes nothing back unless it is asked to, and then with a role of its own', () => {
    const writeBackOf = (writeBack: object) =>
      read({ securityHub: { writeBack } }).securityHub.writeBack;
    expect(read({}).securityHub.writeBack).toBeUndefined();
    expect(writeBackOf({ roleName: 'triage' })).toBeUndefined();
    expect(writeBackOf({ enabled: true })).toEqual({
      roleName: 'serverless-posture-writer',
    });
    expect(writeBackOf({ enabled: true, roleName: '/a/triage' })).toEqual({
      roleName: 'a/triage',
    });
    expect(() => writeBackOf({ enabled: 'perhaps' })).toThrow(
      'serverlessPosture.securityHub.writeBack.enabled',
    );
  });
});
