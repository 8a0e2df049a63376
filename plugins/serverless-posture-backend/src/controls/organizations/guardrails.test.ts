import { policyOf } from '../policy/testPolicies';
import { denied } from './guardrails';

const policy = (statement: object, targets = ['r-root']) => ({
  id: 'p-1',
  name: 'guardrail',
  content: policyOf({
    Effect: 'Deny',
    Action: 'cloudtrail:StopLogging',
    Resource: '*',
    ...statement,
  }),
  targets,
});
const reach = (...policies: ReturnType<typeof policy>[]) =>
  denied(policies, 'cloudtrail:StopLogging');

describe('denied', () => {
  it.each([
    ['everywhere', policy({})],
    ['everywhere', policy({ Action: 'cloudtrail:*' })],
    ['everywhere', policy({ Action: undefined, NotAction: 's3:*' })],
    [
      'everywhere',
      policy({
        Condition: {
          ArnNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/security' },
        },
      }),
    ],
    ['somewhere', policy({}, ['ou-1-prod'])],
    ['nowhere', policy({}, [])],
    ['nowhere', policy({ Effect: 'Allow' })],
    ['nowhere', policy({ Action: 'cloudtrail:DeleteTrail' })],
    ['nowhere', policy({ Resource: 'arn:aws:cloudtrail:*:*:trail/one' })],
    [
      'nowhere',
      policy({
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } },
      }),
    ],
    [
      'nowhere',
      policy({ Condition: { ArnNotLike: { 'aws:PrincipalARN': '*' } } }),
    ],
  ])('%s: %j', (expected, one) => {
    expect(reach(one)).toBe(expected);
  });

  it('takes the widest of several', () => {
    expect(reach(policy({}, ['ou-1-prod']), policy({}))).toBe('everywhere');
    expect(reach()).toBe('nowhere');
  });
});
