import fc from 'fast-check';
import { classify } from './errors';

const sdk = (
  name: string,
  status?: number,
  message = 'Refused',
  more: object = {},
) =>
  Object.assign(new Error(message), {
    name,
    $metadata: { httpStatusCode: status },
    ...more,
  });
const SCP =
  'User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: lambda:GetPolicy with an explicit deny in a service control policy';
const where = { operation: 'lambda:GetPolicy', region: 'eu-west-1' };

describe('classify', () => {
  it.each([
    ['denied', sdk('AccessDeniedException', 403)],
    ['denied', sdk('UnauthorizedOperation', 403)],
    ['denied', sdk('UnrecognizedClientException', 403)],
    ['denied-by-scp', sdk('AccessDeniedException', 403, SCP)],
    ['throttled', sdk('TooManyRequestsException', 429)],
    ['throttled', sdk('ThrottlingException', 400)],
    ['throttled', sdk('RequestLimitExceeded', 503)],
    ['throttled', sdk('LimitExceededException', 429)],
    ['throttled', sdk('SyntaxError', 429, 'Unexpected token <')],
    ['timeout', sdk('TimeoutError')],
    ['timeout', new DOMException('The operation was aborted', 'AbortError')],
    ['unavailable', sdk('InternalFailure', 500)],
    ['unavailable', sdk('ServiceUnavailable', 503)],
    [
      'unavailable',
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    ],
    [
      'unavailable',
      Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }),
    ],
    // As the SDK hands it on.
    ['unavailable', sdk('TimeoutError', undefined, '', { code: 'ECONNRESET' })],
    [
      'malformed',
      sdk('SyntaxError', 200, 'Unexpected token < is not valid JSON'),
    ],
    [
      'malformed',
      sdk('SyntaxError', 500, 'Unexpected token < is not valid JSON'),
    ],
    ['malformed', sdk('Error', 200, 'XML parse error')],
    [
      'unsupported',
      sdk('SyntaxError', 404, 'Unexpected token < is not valid JSON'),
    ],
    ['unsupported', sdk('UnknownError', 404)],
    ['unsupported', sdk('UnknownOperationException', 400)],
    ['unsupported', sdk('ValidationException', 400)],
    ['region-disabled', sdk('OptInRequired', 403)],
  ])('%s: %s', (errorClass, error) => {
    expect(classify(error, where)).toMatchObject({
      errorClass,
      operation: 'lambda:GetPolicy',
    });
  });

  it('takes unknown keys for a switched off Region where accounts must opt in', () => {
    const error = sdk('UnrecognizedClientException', 403);
    expect(classify(error, { ...where, region: 'eu-south-1' }).errorClass).toBe(
      'region-disabled',
    );
  });

  it('keeps how long AWS asks to wait', () => {
    const error = sdk('TooManyRequestsException', 429, 'Rate exceeded', {
      $response: { statusCode: 429, headers: { 'Retry-After': '3' } },
    });
    expect(classify(error, where).retryAfter).toBe(3000);
  });

  it('knows expired credentials', () => {
    expect(classify(sdk('ExpiredTokenException', 403), where).expired).toBe(
      true,
    );
  });

  it('never repeats what it could not parse, for it may hold secrets', () => {
    const error = new SyntaxError(
      `Unexpected end, "...PASSWORD":"hunter22" is not valid JSON`,
    );
    expect(JSON.stringify(classify(error, where))).not.toContain('hunter22');
  });

  it('has a class and a bounded message for anything', () => {
    fc.assert(
      fc.property(fc.anything(), thrown => {
        const { errorClass, message = '' } = classify(thrown, where);
        expect(errorClass).toBeTruthy();
        expect(message.length).toBeLessThan(400);
      }),
    );
  });
});
