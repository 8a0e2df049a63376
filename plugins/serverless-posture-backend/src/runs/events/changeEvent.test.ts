import fc from 'fast-check';
import { MalformedEventError, readChangeEvent } from './changeEvent';

const call = (detail: object = {}, event: object = {}) => ({
  'detail-type': 'AWS API Call via CloudTrail',
  account: '111122223333',
  region: 'eu-west-1',
  detail: {
    eventSource: 'lambda.amazonaws.com',
    eventName: 'UpdateFunctionConfiguration20150331v2',
    awsRegion: 'eu-west-1',
    recipientAccountId: '111122223333',
    readOnly: false,
    requestParameters: { functionName: 'cart' },
    ...detail,
  },
  ...event,
});

describe('readChangeEvent', () => {
  it('reads a call that CloudTrail recorded', () => {
    expect(readChangeEvent(call())).toEqual({
      kind: 'call',
      accountId: '111122223333',
      region: 'eu-west-1',
      service: 'lambda',
      name: 'UpdateFunctionConfiguration',
      named: { functionName: 'cart' },
    });
  });

  it.each([
    ['UpdateFunctionConfiguration20150331v2', 'UpdateFunctionConfiguration'],
    ['AddPermission20150331v2', 'AddPermission'],
    ['PutFunctionConcurrency20171031', 'PutFunctionConcurrency'],
    ['CreateFunctionUrlConfig', 'CreateFunctionUrlConfig'],
    ['CreateStage', 'CreateStage'],
  ])('reads %s as %s', (eventName, name) => {
    expect(readChangeEvent(call({ eventName }))).toMatchObject({ name });
  });

  it('takes the account of the resource, not of the caller, and names of what was created', () => {
    const event = call(
      {
        eventSource: 'appsync.amazonaws.com',
        eventName: 'CreateGraphqlApi',
        recipientAccountId: '444455556666',
        requestParameters: { name: 'shop' },
        responseElements: { graphqlApi: { apiId: 'abc', name: 'shop' } },
      },
      { account: '999988887777' },
    );
    expect(readChangeEvent(event)).toMatchObject({
      accountId: '444455556666',
      named: { apiId: 'abc' },
    });
  });

  it('keeps nothing but what names a resource', () => {
    const event = call({
      requestParameters: {
        functionName: 'cart',
        environment: { variables: { PASSWORD: 'hunter22' } },
        stageVariables: { token: 'hunter22' },
      },
    });
    expect(JSON.stringify(readChangeEvent(event))).not.toContain('hunter22');
  });

  it.each([
    [{ readOnly: true }, 'read-only'],
    [{ errorCode: 'AccessDenied' }, 'failed-call'],
  ])('ignores %j', (detail, reason) => {
    expect(readChangeEvent(call(detail))).toEqual({ kind: 'ignored', reason });
  });

  it('ignores other events', () => {
    expect(readChangeEvent({ 'detail-type': 'Scheduled Event' })).toEqual({
      kind: 'ignored',
      reason: 'other-event',
    });
  });

  it('reads that Security Hub imported findings', () => {
    const event = {
      'detail-type': 'Security Hub Findings - Imported',
      account: '111122223333',
      region: 'eu-west-1',
      detail: { findings: [] },
    };
    expect(readChangeEvent(event)).toEqual({
      kind: 'findings',
      accountId: '111122223333',
      region: 'eu-west-1',
    });
  });

  it.each([
    [undefined, 'the event must be an object'],
    ['text', 'the event must be an object'],
    [{}, 'detail-type is missing'],
    [call({}, { detail: null }), 'detail must be an object'],
    [call({ eventSource: 7 }), 'detail.eventSource is not of its form'],
    [call({ eventName: undefined }), 'detail.eventName is missing'],
    [
      call({ recipientAccountId: 'hunter22' }),
      'detail.recipientAccountId is not of its form',
    ],
    [call({ awsRegion: 'the moon' }), 'detail.awsRegion is not of its form'],
  ])('names the field that %j lacks', (event, message) => {
    expect(() => readChangeEvent(event)).toThrow(
      new MalformedEventError(message),
    );
  });

  it('throws nothing else, whatever comes', () => {
    const anything = fc.anything({ withBigInt: true, withNullPrototype: true });
    const almost = fc.record(
      {
        'detail-type': fc.constantFrom('AWS API Call via CloudTrail', 'x'),
        account: fc.oneof(fc.constant('111122223333'), anything),
        region: fc.oneof(fc.constant('eu-west-1'), anything),
        detail: fc.oneof(
          anything,
          fc.record(
            {
              eventSource: fc.oneof(
                fc.constant('lambda.amazonaws.com'),
                anything,
              ),
              eventName: fc.oneof(fc.constant('AddPermission'), anything),
              awsRegion: anything,
              readOnly: anything,
              requestParameters: anything,
              responseElements: anything,
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    );
    const read = (payload: unknown) => {
      try {
        return readChangeEvent(payload).kind;
      } catch (error) {
        return (error as Error).name;
      }
    };
    fc.assert(
      fc.property(fc.oneof(anything, almost), payload => {
        expect([
          'call',
          'findings',
          'ignored',
          'MalformedEventError',
        ]).toContain(read(payload));
      }),
    );
  });
});
