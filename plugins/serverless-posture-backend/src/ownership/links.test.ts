import { AnyResource, unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  restMethod,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { linkKeys, linksOf } from './links';

const PLACE = 'eu-west-1:111122223333';

describe('linksOf', () => {
  it('names the role, what a function refers to, and who may call it', () => {
    const fn = lambdaFunction({
      role: 'arn:aws:iam::111122223333:role/pay',
      deadLetterTargetArn: `arn:aws:sqs:${PLACE}:failed`,
      policy: JSON.stringify({
        Statement: [
          {
            Principal: { Service: 'apigateway.amazonaws.com' },
            Resource: `arn:aws:lambda:${PLACE}:function:pay`,
            Condition: {
              ArnLike: {
                'AWS:SourceArn': `arn:aws:execute-api:${PLACE}:a1b2c3/*/POST/pay`,
              },
            },
          },
          { Principal: { AWS: 'arn:aws:iam::999988887777:root' } },
        ],
      }),
    });
    expect(linksOf(fn)).toEqual({
      role: 'arn:aws:iam::111122223333:role/pay',
      to: [`arn:aws:sqs:${PLACE}:failed`],
      from: [
        'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3',
        'arn:aws:apigateway:eu-west-1::/apis/a1b2c3',
      ],
    });
  });

  it('leads from a method to its function', () => {
    const functionArn = `arn:aws:lambda:${PLACE}:function:pay`;
    expect(linksOf(restMethod({ functionArn }))?.to).toEqual([functionArn]);
  });

  it('leads from a role to what its policies name, and not to patterns', () => {
    const document = JSON.stringify({
      Statement: [
        {
          Effect: 'Allow',
          Action: '*',
          Resource: [
            `arn:aws:dynamodb:${PLACE}:table/orders/index/by-day`,
            `arn:aws:sqs:${PLACE}:*`,
            '*',
          ],
        },
      ],
    });
    const role = iamRole({
      inlinePolicies: [{ arn: null, name: 'own', document }],
      managedPolicies: unknown('denied'),
    } as object);
    expect(linksOf(role)?.to).toEqual([
      `arn:aws:dynamodb:${PLACE}:table/orders`,
    ]);
  });

  it('says nothing of what watches over an account, whatever that names', () => {
    const functionArn = `arn:aws:lambda:${PLACE}:function:pay`;
    const watcher = {
      ...lambdaFunction(),
      type: 'AWS::SecurityHub::Findings',
      arn: `arn:aws:securityhub:${PLACE}:findings/serverless`,
      attributes: { findings: [{ resource: functionArn }] },
    } as unknown as AnyResource;
    expect(linksOf(watcher)).toBeUndefined();
    expect(linksOf({ ...watcher, type: 'AWS::SQS::Queue' } as any)?.to).toEqual(
      [functionArn],
    );
  });

  it('says nothing of what is tied to very many', () => {
    const layers = Array.from(
      { length: 51 },
      (_, at) => `arn:aws:lambda:${PLACE}:layer:l${at}:1`,
    );
    expect(linksOf(lambdaFunction({ layers }))?.to).toEqual([]);
  });
});

describe('linkKeys', () => {
  it.each([
    [
      `arn:aws:lambda:${PLACE}:function:pay:live`,
      [`arn:aws:lambda:${PLACE}:function:pay`],
    ],
    ['arn:aws:s3:::receipts/2026/*', ['arn:aws:s3:::receipts']],
    [
      `arn:aws:dynamodb:${PLACE}:table/orders/stream/2026`,
      [`arn:aws:dynamodb:${PLACE}:table/orders`],
    ],
    [
      `arn:aws:logs:${PLACE}:log-group:/aws/lambda/pay:*`,
      [`arn:aws:logs:${PLACE}:log-group:/aws/lambda/pay`],
    ],
    ['no ARN', []],
  ])('of %s', (text, keys) => {
    expect(linkKeys(text)).toEqual(keys);
  });
});
