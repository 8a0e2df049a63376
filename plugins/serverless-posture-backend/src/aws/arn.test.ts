import fc from 'fast-check';
import { canonicalArn, formatArn, parseArn } from './arn';
import { consoleLink } from './consoleLink';

const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:checkout';
const STAGE = 'arn:aws:apigateway:eu-west-1::/restapis/a1b2/stages/prod';

describe('canonicalArn', () => {
  it.each([
    [FUNCTION, FUNCTION],
    [`${FUNCTION}:$LATEST`, FUNCTION],
    [`${FUNCTION}:7`, FUNCTION],
    [`${FUNCTION}:live`, FUNCTION],
    [
      'arn:aws:lambda:eu-west-1:111122223333:layer:tools:3',
      'arn:aws:lambda:eu-west-1:111122223333:layer:tools:3',
    ],
    [STAGE, STAGE],
    [
      'arn:aws:apigateway:eu-west-1:111122223333:/restapis/a1b2/stages/prod',
      STAGE,
    ],
    ['arn:aws:apigateway:eu-west-1::restapis/a1b2/stages/prod/', STAGE],
    ['arn:aws:execute-api:eu-west-1:111122223333:a1b2/prod/GET/orders', STAGE],
    [
      'arn:aws:execute-api:eu-west-1:111122223333:a1b2/*',
      'arn:aws:apigateway:eu-west-1::/restapis/a1b2',
    ],
    [
      'arn:aws:apigateway:eu-west-1::/apis/c3/stages/%24default',
      'arn:aws:apigateway:eu-west-1::/apis/c3/stages/$default',
    ],
    ['AWS::::Account:111122223333', 'arn:aws:iam::111122223333:root'],
    ['arn:aws:s3:::uploads', 'arn:aws:s3:::uploads'],
    ['no arn', 'no arn'],
  ])('%s', (given, expected) => {
    expect(canonicalArn(given)).toBe(expected);
  });

  it('names stages of HTTP APIs by the version that it is told', () => {
    expect(
      canonicalArn('arn:aws:execute-api:eu-west-1:111122223333:c3/live', 2),
    ).toBe('arn:aws:apigateway:eu-west-1::/apis/c3/stages/live');
  });

  it('leaves what is canonical as it is', () => {
    const resource = fc.constantFrom(
      'function:a',
      'function:a:1',
      '/restapis/x/',
      'restapis/x',
      'x/y/GET/z',
      'role/r',
    );
    const service = fc.constantFrom(
      'lambda',
      'apigateway',
      'execute-api',
      'iam',
    );
    fc.assert(
      fc.property(service, resource, (name, path) => {
        const once = canonicalArn(
          `arn:aws:${name}:eu-west-1:111122223333:${path}`,
        );
        expect(canonicalArn(once)).toBe(once);
        expect(formatArn(parseArn(once)!)).toBe(once);
      }),
    );
  });
});

describe('consoleLink', () => {
  it.each([
    [
      FUNCTION,
      'https://eu-west-1.console.aws.amazon.com/lambda/home?region=eu-west-1#/functions/checkout',
    ],
    [
      STAGE,
      'https://eu-west-1.console.aws.amazon.com/apigateway/main/apis/a1b2/stages?api=a1b2&region=eu-west-1',
    ],
    [
      'arn:aws-cn:iam::111122223333:role/app/checkout',
      'https://console.amazonaws.cn/iam/home#/roles/details/checkout',
    ],
    ['arn:aws:lambda:eu-west-1:111122223333:function:*', undefined],
    ['arn:aws:s3:::uploads', undefined],
  ])('%s', (arn, url) => {
    expect(consoleLink({ arn, region: 'eu-west-1' })).toBe(url);
  });
});
