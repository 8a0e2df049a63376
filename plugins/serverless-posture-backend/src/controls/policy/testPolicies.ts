/** A policy of these statements as text, for tests. */
export function policyOf(...statements: object[]): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: 'default',
    Statement: statements,
  });
}

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';

/** An Allow of `lambda:InvokeFunction`, for tests. */
export function allow(principal: unknown, more: object = {}): object {
  return {
    Sid: 'open',
    Effect: 'Allow',
    Principal: principal,
    Action: 'lambda:InvokeFunction',
    Resource: FUNCTION,
    ...more,
  };
}

/** A Deny of everything to everyone, for tests. */
export function deny(more: object = {}): object {
  return {
    Effect: 'Deny',
    Principal: '*',
    Action: '*',
    Resource: '*',
    ...more,
  };
}
