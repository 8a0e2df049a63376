import fc from 'fast-check';
import { UnknownAttributeError } from 'backstage-plugin-serverless-posture-node';
import { whoMay } from './whoMay';

const ACTION = 'lambda:InvokeFunction';

const values = <T>(...list: T[]) => fc.constantFrom(...list);
const oneOrMore = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(arbitrary, fc.array(arbitrary, { minLength: 1, maxLength: 3 }));

const principal = fc.oneof(
  values<unknown>('*', '111122223333'),
  fc.record(
    {
      AWS: oneOrMore(
        values('*', '111122223333', 'arn:aws:iam::444455556666:role/caller'),
      ),
      Service: oneOrMore(values('s3.amazonaws.com', 'sns.amazonaws.com')),
    },
    { requiredKeys: ['AWS'] },
  ),
);

const condition = fc.dictionary(
  values(
    'StringEquals',
    'StringLike',
    'StringNotEquals',
    'StringEqualsIfExists',
    'ForAnyValue:StringLike',
    'ForAllValues:StringNotLike',
    'IpAddress',
    'NotIpAddress',
    'Null',
  ),
  fc.dictionary(
    values(
      'aws:PrincipalOrgID',
      'aws:SourceArn',
      'aws:SourceIp',
      'aws:SecureTransport',
    ),
    oneOrMore(
      values(
        'o-a1b2c3d4e5',
        '*',
        '203.0.113.0/24',
        '0.0.0.0/0',
        'arn:aws:s3:::b',
        'true',
      ),
    ),
    { minKeys: 1, maxKeys: 2 },
  ),
  { maxKeys: 2 },
);

const statementOf = (effect: fc.Arbitrary<string>) =>
  fc.record({
    Effect: effect,
    Principal: principal,
    Action: oneOrMore(values('*', 'lambda:*', ACTION, 'lambda:Get*')),
    Resource: values(
      '*',
      'arn:aws:lambda:eu-west-1:111122223333:function:checkout',
    ),
    Condition: condition,
  });

const allowed = statementOf(fc.constant('Allow'));
const denied = statementOf(fc.constant('Deny'));
const statements = fc.array(statementOf(values('Allow', 'Deny')), {
  maxLength: 5,
});

const ask = (list: unknown) =>
  whoMay(ACTION, JSON.stringify({ Statement: list }));

/** What a verdict rests on, without order. */
function gist(list: unknown) {
  const { everyone, services, accounts, includesEveryone } = ask(list);
  const text = [...everyone, ...services, ...accounts]
    .map(
      ({ caller, limits }) => `${caller.kind} ${caller.value} ${limits.length}`,
    )
    .sort();
  return { includesEveryone, text };
}

describe('whoMay', () => {
  it('lets nobody in without a policy', () => {
    expect(whoMay(ACTION, null)).toMatchObject({
      includesEveryone: false,
      accounts: [],
    });
  });

  it('never turns private by another Allow', () => {
    fc.assert(
      fc.property(statements, allowed, (list, more) => {
        expect(
          ask([...list, more]).includesEveryone || !ask(list).includesEveryone,
        ).toBe(true);
      }),
    );
  });

  it('never turns public by another Deny', () => {
    fc.assert(
      fc.property(statements, denied, (list, more) => {
        expect(
          ask(list).includesEveryone || !ask([...list, more]).includesEveryone,
        ).toBe(true);
        const open = ({ services }: ReturnType<typeof ask>) =>
          services.filter(({ limits }) => limits.length === 0).length;
        expect(open(ask([...list, more]))).toBeLessThanOrEqual(open(ask(list)));
      }),
    );
  });

  it('does not mind the order of statements', () => {
    fc.assert(
      fc.property(statements, list => {
        expect(gist([...list].reverse())).toEqual(gist(list));
      }),
    );
  });

  it('does not mind the order and case of elements, nor a string in place of a list', () => {
    fc.assert(
      fc.property(statements, list => {
        expect(gist(list.map(respell))).toEqual(gist(list));
      }),
    );
  });

  it('ends for hostile text in an answer or as malformed', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map(value => JSON.stringify({ Statement: value })),
      fc.jsonValue().map(value =>
        JSON.stringify({
          Statement: [
            {
              Effect: 'Allow',
              Principal: value,
              Action: '*',
              Condition: value,
            },
          ],
        }),
      ),
    );
    fc.assert(
      fc.property(hostile, text => {
        expect(answerOrMalformed(text)).toBe(true);
      }),
    );
  });

  it('ends for deep, long and many-starred text', () => {
    const stars = `${'*a'.repeat(5000)}b`;
    const many = Array.from({ length: 150 }, (_, index) => ({
      Effect: index % 2 ? 'Deny' : 'Allow',
      Principal: { AWS: ['*', '111122223333'] },
      Action: '*',
      Condition: {
        StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
        NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
      },
    }));
    for (const text of [
      '['.repeat(60_000),
      `{"Statement":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
      JSON.stringify({
        Statement: { Effect: 'Allow', Principal: '*', Action: stars },
      }),
      JSON.stringify({ Statement: many }),
      ' '.repeat(1_000_000),
    ]) {
      expect(answerOrMalformed(text)).toBe(true);
    }
  });
});

function answerOrMalformed(text: string): boolean {
  try {
    return typeof whoMay(ACTION, text).includesEveryone === 'boolean';
  } catch (error) {
    return (
      error instanceof UnknownAttributeError &&
      error.reason.errorClass === 'malformed'
    );
  }
}

/** The same statement in another spelling. */
function respell(statement: {
  Condition: Record<string, Record<string, unknown>>;
}): object {
  const swapped = Object.fromEntries(
    Object.entries(statement.Condition).map(([operator, keys]) => [
      operator.toUpperCase(),
      Object.fromEntries(
        Object.entries(keys)
          .reverse()
          .map(([key, value]) => [key.toUpperCase(), [value].flat()]),
      ),
    ]),
  );
  return Object.fromEntries(
    Object.entries({ ...statement, Condition: swapped })
      .reverse()
      .map(([name, value]) => [
        name.toLowerCase(),
        name === 'Action' || name === 'Resource' ? [value].flat() : value,
      ]),
  );
}
