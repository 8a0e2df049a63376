import { defaultCollectors } from '../../collection/collectors';
import { ApiCall } from './changeEvent';
import { targetsOf } from './targets';

const ACCOUNT = '111122223333';
const HERE = `eu-west-1:${ACCOUNT}`;
const CART = `arn:aws:lambda:${HERE}:function:cart`;

const call = (
  service: string,
  name: string,
  named: ApiCall['named'] = {},
): ApiCall => ({
  kind: 'call',
  accountId: ACCOUNT,
  region: 'eu-west-1',
  service,
  name,
  named,
});

const of = (...about: Parameters<typeof call>) =>
  targetsOf(call(...about), defaultCollectors).map(
    ({ region, collector, arn }) => [region, collector, ...(arn ? [arn] : [])],
  );

describe('targetsOf', () => {
  it.each([
    'cart',
    'cart:live',
    'cart:$LATEST',
    `${ACCOUNT}:function:cart`,
    `function:cart:7`,
    CART,
    `${CART}:live`,
  ])('finds the function that is named %s', functionName => {
    expect(of('lambda', 'AddPermission', { functionName })).toEqual([
      ['eu-west-1', 'lambda', CART],
    ]);
  });

  it('finds the function that is tagged', () => {
    expect(of('lambda', 'TagResource', { resource: CART })).toEqual([
      ['eu-west-1', 'lambda', CART],
    ]);
  });

  it('finds what a web ACL is put before', () => {
    const resourceArn =
      'arn:aws:apigateway:eu-west-1::/restapis/abc123/stages/prod';
    expect(of('wafv2', 'DisassociateWebACL', { resourceArn })).toEqual(
      of('apigateway', 'UpdateStage', { restApiId: 'abc123' }),
    );
    const other = `arn:aws:elasticloadbalancing:${HERE}:loadbalancer/app/a/b`;
    expect(of('wafv2', 'AssociateWebACL', { resourceArn: other })).toEqual(
      of('wafv2', 'UpdateWebACL'),
    );
  });

  it('takes a setting of a function for the resource that it is', () => {
    expect(
      of('lambda', 'PutFunctionConcurrency', { functionName: 'cart' }),
    ).toEqual([['eu-west-1', 'function-settings']]);
    expect(of('lambda', 'CreateEventSourceMapping')).toEqual([
      ['eu-west-1', 'function-sources'],
    ]);
  });

  it('tells the two versions of API Gateway apart', () => {
    const rest = [
      'eu-west-1',
      'apigateway',
      'arn:aws:apigateway:eu-west-1::/restapis/a1',
    ];
    expect(of('apigateway', 'UpdateStage', { restApiId: 'a1' })).toEqual([
      rest,
    ]);
    expect(of('apigateway', 'CreateRestApi', { id: 'a1' })).toEqual([rest]);
    expect(
      of('apigateway', 'TagResource', {
        resourceArn: 'arn:aws:apigateway:eu-west-1::/restapis/a1/stages/live',
      }),
    ).toEqual([rest]);
    expect(of('apigateway', 'CreateRoute', { apiId: 'b2' })).toEqual([
      ['eu-west-1', 'apigatewayv2', 'arn:aws:apigateway:eu-west-1::/apis/b2'],
    ]);
    expect(
      of('apigateway', 'CreateApiMapping', {
        apiId: 'b2',
        domainName: 'shop.example.com',
      }),
    ).toEqual([['eu-west-1', 'apigateway']]);
    expect(of('apigateway', 'UpdateAccount')).toEqual([
      ['eu-west-1', 'apigateway-account'],
    ]);
  });

  it('reads account-wide services account-wide', () => {
    expect(of('iam', 'PutRolePolicy')).toEqual([['global', 'iam']]);
  });

  it('reads nothing of what it does not know, or what nobody reads', () => {
    expect(of('ec2', 'RunInstances')).toEqual([]);
    expect(of('constructor', 'toString')).toEqual([]);
    expect(of('lambda', 'CreateCodeSigning', {})).toEqual([]);
    expect(
      targetsOf(call('lambda', 'AddPermission', { functionName: 'cart' }), []),
    ).toEqual([]);
  });

  it('names resources of other partitions as they are named there', () => {
    const [{ arn }] = targetsOf(
      {
        ...call('lambda', 'AddPermission', { functionName: 'cart' }),
        region: 'cn-north-1',
      },
      defaultCollectors,
    );
    expect(arn).toBe(`arn:aws-cn:lambda:cn-north-1:${ACCOUNT}:function:cart`);
  });
});
