import fc from 'fast-check';
import { EvaluationContext } from 'backstage-plugin-serverless-posture-node';
import { grantsOutside, insidersOf } from './outsiders';
import { allow, policyOf } from './testPolicies';
import { whoMay } from './whoMay';

const OWN = '111122223333';
const MEMBER = '444455556666';
const FOREIGN = '999988887777';

const context = {
  organizationAccounts: () => new Set([OWN, MEMBER]),
  organizationId: () => 'o-ours000000',
} as unknown as EvaluationContext;

const outside = (approved: string[], ...statements: object[]) =>
  grantsOutside(
    whoMay(undefined, policyOf(...statements)),
    insidersOf(OWN, context, approved),
  );

const anyone = (condition: object) => allow('*', { Condition: condition });

describe('grantsOutside', () => {
  it.each<[string, object]>([
    ['an account', allow({ AWS: FOREIGN })],
    ['a role', allow({ AWS: `arn:aws:iam::${FOREIGN}:role/x` })],
    ['one of several', allow({ AWS: [MEMBER, FOREIGN] })],
    [
      'an account by condition',
      anyone({ StringEquals: { 'aws:SourceAccount': [MEMBER, FOREIGN] } }),
    ],
    [
      'another organization',
      anyone({ StringEquals: { 'aws:PrincipalOrgID': 'o-theirs0000' } }),
    ],
    [
      "somebody's topic",
      allow(
        { Service: 'sns.amazonaws.com' },
        {
          Condition: {
            ArnEquals: {
              'aws:SourceArn': `arn:aws:sns:eu-west-1:${FOREIGN}:t`,
            },
          },
        },
      ),
    ],
  ])('finds %s', (_, statement) => {
    expect(outside([], statement)).toHaveLength(1);
  });

  it.each<[string, object]>([
    ['the own account', allow({ AWS: OWN })],
    ['a member', allow({ AWS: MEMBER })],
    ['a service', allow({ Service: 's3.amazonaws.com' })],
    [
      'the organization',
      anyone({ StringEquals: { 'aws:PrincipalOrgID': 'o-ours000000' } }),
    ],
    [
      'a foreign account within the organization only',
      allow(
        { AWS: FOREIGN },
        {
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-ours000000' } },
        },
      ),
    ],
    [
      'a bucket, whose account nobody knows',
      anyone({ ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } }),
    ],
    ['everyone, which is another question', allow('*')],
  ])('leaves %s', (_, statement) => {
    expect(outside([], statement)).toEqual([]);
  });

  it('approves of what is approved, and of nothing else by it', () => {
    const id = fc.stringMatching(/^[0-9]{12}$/);
    fc.assert(
      fc.property(id, id, (named, approved) => {
        fc.pre(named !== OWN && named !== MEMBER);
        const found = outside([approved], allow({ AWS: named }));
        expect(found.length === 0).toBe(named === approved);
      }),
    );
  });

  it('never finds less by another statement', () => {
    const principal = fc.constantFrom<unknown>(
      '*',
      { AWS: OWN },
      { AWS: FOREIGN },
      { AWS: MEMBER },
      { Service: 'sns.amazonaws.com' },
    );
    fc.assert(
      fc.property(fc.array(principal), principal, (list, more) => {
        const before = outside([], ...list.map(one => allow(one)));
        const after = outside([], ...[...list, more].map(one => allow(one)));
        expect(after.length).toBeGreaterThanOrEqual(before.length);
      }),
    );
  });
});
