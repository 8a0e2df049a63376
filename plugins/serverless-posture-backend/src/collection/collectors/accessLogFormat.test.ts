import { accessLogFormat } from './accessLogFormat';

it('names the variables of a JSON format', () => {
  expect(
    accessLogFormat(
      '{"id":"$context.requestId","ip":"$context.identity.sourceIp","status":$context.status}',
    ),
  ).toEqual({
    structured: true,
    variables: ['identity.sourceIp', 'requestId', 'status'],
  });
});

it('finds variables in any notation, and keeps none of the text around them', () => {
  expect(
    accessLogFormat(
      `token=s3cret $context.authorizer.claims['cognito:username'] $context["path"]: [$context.requestTime] $context.authorizer.claims.given-name- $context.status`,
    ),
  ).toEqual({
    structured: false,
    variables: [
      'authorizer.claims.cognito:username',
      'authorizer.claims.given-name',
      'path',
      'requestTime',
      'status',
    ],
  });
});

it.each(['', '"$context.status"', '["$context.status"]', '{"a":$context.a'])(
  'does not take %j for a JSON object',
  format => {
    expect(accessLogFormat(format).structured).toBe(false);
  },
);
