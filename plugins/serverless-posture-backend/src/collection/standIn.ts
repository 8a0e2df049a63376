import {
  AnyResource,
  AwsReader,
  ResourceType,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';

type Place = Pick<AwsReader, 'accountId' | 'region' | 'partition'>;

/** Where the resources of a type hang: the ARN of one whose identity is not known, alone or below its parent. */
const patterns: Partial<Record<string, { all: string; below?: string }>> = {
  'AWS::Lambda::Function': { all: 'lambda:{region}:{account}:function:*' },
  'AWS::Lambda::Version': { all: 'lambda:{region}:{account}:function:*:*' },
  'AWS::ApiGateway::RestApi': { all: 'apigateway:{region}::/restapis/*' },
  'AWS::ApiGateway::Stage': {
    all: 'apigateway:{region}::/restapis/*/stages/*',
    below: '/stages/*',
  },
  'AWS::ApiGateway::Method': {
    all: 'apigateway:{region}::/restapis/*/resources/*/methods/*',
    below: '/resources/*/methods/*',
  },
  'AWS::ApiGateway::DomainName': { all: 'apigateway:{region}::/domainnames/*' },
  'AWS::ApiGatewayV2::Api': { all: 'apigateway:{region}::/apis/*' },
  'AWS::ApiGatewayV2::Stage': {
    all: 'apigateway:{region}::/apis/*/stages/*',
    below: '/stages/*',
  },
  'AWS::ApiGatewayV2::Route': {
    all: 'apigateway:{region}::/apis/*/routes/*',
    below: '/routes/*',
  },
  'AWS::IAM::Role': { all: 'iam::{account}:role/*' },
  'AWS::AppSync::GraphQLApi': { all: 'appsync:{region}:{account}:apis/*' },
  'AWS::AppSync::DataSource': {
    all: 'appsync:{region}:{account}:apis/*/datasources/*',
    below: '/datasources/*',
  },
  'AWS::AppSync::ApiCache': {
    all: 'appsync:{region}:{account}:apis/*/ApiCaches',
    below: '/ApiCaches',
  },
  'AWS::AppSync::Api': { all: 'appsync:{region}:{account}:apis/*' },
  'AWS::CloudFront::Distribution': {
    all: 'cloudfront::{account}:distribution/*',
  },
  'AWS::Logs::DeliverySource': {
    all: 'logs:{region}:{account}:delivery-source:*',
  },
  'AWS::SecurityHub::Hub': {
    all: 'securityhub:{region}:{account}:hub/default',
  },
};

/**
 * Stands for the resources of a type that could not be listed, all of a scope or those below a parent: every control
 * answers `NOT_AVAILABLE` on it instead of saying nothing.
 */
export function standIn(
  type: ResourceType,
  { accountId, region, partition }: Place,
  reason: UnknownReason,
  parent?: { arn: string; name: string },
): AnyResource {
  const [, service, kind] = type.split('::');
  const pattern = patterns[type] ?? {
    all: `${service.toLowerCase()}:{region}:{account}:${kind.toLowerCase()}/*`,
  };
  const all = pattern.all
    .replace('{region}', region)
    .replace('{account}', accountId);
  const arn = parent
    ? `${parent.arn}${pattern.below ?? `/${kind.toLowerCase()}/*`}`
    : `arn:${partition}:${all}`;
  return {
    type,
    arn,
    accountId,
    region: service === 'IAM' ? 'global' : region,
    name: parent ? `${parent.name}/*` : '*',
    ...(parent ? { parentArn: parent.arn } : {}),
    tags: { $unknown: reason },
    attributes: {},
    unlisted: reason,
  } as unknown as AnyResource;
}
