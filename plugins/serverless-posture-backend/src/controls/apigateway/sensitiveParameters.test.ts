import { isSensitiveName, pathParameters } from './sensitiveParameters';

it.each([
  'token',
  'access_token',
  'idToken',
  'apiKey',
  'api-key',
  'X-Api-Key',
  'userPassword',
  'email',
  'customerEmail',
  'ssn',
  'cardNumber',
  'phone_number',
  'sessionId',
  'date_of_birth',
])('takes %s for sensitive', name => {
  expect(isSensitiveName(name)).toBe(true);
});

it.each([
  'nextToken',
  'page_token',
  'pageToken',
  'orderId',
  'keyword',
  'author',
  'discard',
  'pinned',
  'tokenizer',
  'passenger',
  'emailing',
])('takes %s for harmless', name => {
  expect(isSensitiveName(name)).toBe(false);
});

it('finds the parameters of a path', () => {
  expect(pathParameters('/users/{email}/orders/{id}/{proxy+}')).toEqual([
    'email',
    'id',
    'proxy',
  ]);
});
