import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  AnyResource,
  AwsReader,
  Gap,
  ResourceType,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';

/** Account-wide types of services that are not account-wide as a whole. */
const globalTypes: ReadonlySet<string> = new Set([
  'AWS::Account::AlternateContact',
  'AWS::CloudTrail::Trail',
  'AWS::Health::Event',
  'AWS::Organizations::Policy',
  'AWS::Shield::Subscription',
  'AWS::S3::AccountPublicAccessBlock',
  'AWS::CloudFront::Distribution',
  'AWS::Logs::DeliverySource',
]);

type Place = Pick<AwsReader, 'accountId' | 'region' | 'partition'>;

/** Where the resources of a type hang: the ARN of one whose identity is not known, alone or below its parent. */
const patterns: Partial<Record<string, { all: string; below?: string }>> = {
  'AWS::Lambda::Function': { all: 'lambda:{region}:{account}:function:*' },
  'AWS::Lambda::Version': {
    all: 'lambda:{region}:{account}:function:*:*',
    below: ':*',
  },
  'AWS::Lambda::LayerVersion': {
    all: 'lambda:{region}:{account}:layer:*:*',
    below: ':*',
  },
  'AWS::Lambda::EventSourceMapping': {
    all: 'lambda:{region}:{account}:event-source-mapping:*',
  },
  'AWS::Lambda::CodeSigningConfig': {
    all: 'lambda:{region}:{account}:code-signing-config:*',
  },
  'AWS::Lambda::RuntimeManagementConfig': {
    all: 'lambda:{region}:{account}:function:*/runtime-management-config',
  },
  'AWS::Lambda::FunctionState': {
    all: 'lambda:{region}:{account}:function:*/state',
  },
  'AWS::Lambda::RecursionConfig': {
    all: 'lambda:{region}:{account}:function:*/recursion-config',
  },
  'AWS::Lambda::EventInvokeConfig': {
    all: 'lambda:{region}:{account}:function:*/event-invoke-config',
  },
  'AWS::Lambda::Concurrency': {
    all: 'lambda:{region}:{account}:function:*/concurrency',
  },
  'AWS::CloudTrail::EventDataStore': {
    all: 'cloudtrail:{region}:{account}:eventdatastore/*',
  },
  'AWS::Logs::LogGroup': { all: 'logs:{region}:{account}:log-group:*' },
  'AWS::CloudWatch::Alarm': { all: 'cloudwatch:{region}:{account}:alarm:*' },
  'AWS::Inspector2::CoveredResource': {
    all: 'lambda:{region}:{account}:function:*/inspector',
  },
  'AWS::ECR::Registry': { all: 'ecr:{region}:{account}:registry' },
  'AWS::EFS::AccessPoint': {
    all: 'elasticfilesystem:{region}:{account}:access-point/*',
  },
  'AWS::EFS::FileSystem': {
    all: 'elasticfilesystem:{region}:{account}:file-system/*',
  },
  'AWS::ApiGateway::RestApi': { all: 'apigateway:{region}::/restapis/*' },
  'AWS::ApiGateway::Stage': {
    all: 'apigateway:{region}::/restapis/*/stages/*',
    below: '/stages/*',
  },
  'AWS::ApiGateway::Method': {
    all: 'apigateway:{region}::/restapis/*/resources/*/methods/*',
    below: '/resources/*/methods/*',
  },
  'AWS::ApiGateway::Authorizer': {
    all: 'apigateway:{region}::/restapis/*/authorizers/*',
    below: '/authorizers/*',
  },
  'AWS::ApiGateway::RequestValidator': {
    all: 'apigateway:{region}::/restapis/*/requestvalidators/*',
    below: '/requestvalidators/*',
  },
  'AWS::ApiGateway::Model': {
    all: 'apigateway:{region}::/restapis/*/models/*',
    below: '/models/*',
  },
  'AWS::ApiGateway::UsagePlan': { all: 'apigateway:{region}::/usageplans/*' },
  'AWS::ApiGateway::ClientCertificate': {
    all: 'apigateway:{region}::/clientcertificates/*',
  },
  'AWS::ApiGateway::Account': { all: 'apigateway:{region}::/account' },
  'AWS::ApiGatewayV2::Authorizer': {
    all: 'apigateway:{region}::/apis/*/authorizers/*',
    below: '/authorizers/*',
  },
  'AWS::ApiGatewayV2::Integration': {
    all: 'apigateway:{region}::/apis/*/integrations/*',
    below: '/integrations/*',
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
  'AWS::IAM::User': { all: 'iam::{account}:user/*' },
  'AWS::IAM::AccountSummary': { all: 'iam::{account}:account-summary' },
  'AWS::IAM::SAMLProvider': { all: 'iam::{account}:saml-provider/*' },
  'AWS::AccessAnalyzer::Analyzer': {
    all: 'access-analyzer:{region}:{account}:analyzer/*',
  },
  'AWS::AccessAnalyzer::ArchiveRule': {
    all: 'access-analyzer:{region}:{account}:analyzer/*/archive-rule/*',
  },
  'AWS::Account::AlternateContact': {
    all: 'account::{account}:account/alternate-contact/security',
  },
  'AWS::Config::ConfigurationRecorder': {
    all: 'config:{region}:{account}:configuration-recorder/*',
  },
  'AWS::Config::ConfigRule': { all: 'config:{region}:{account}:config-rule/*' },
  'AWS::Config::RemediationConfiguration': {
    all: 'config:{region}:{account}:remediation-configuration/*',
  },
  'AWS::Config::ConfigurationAggregator': {
    all: 'config:{region}:{account}:config-aggregator/*',
  },
  'AWS::GuardDuty::Filter': {
    all: 'guardduty:{region}:{account}:detector/*/filter/*',
  },
  'AWS::Health::Event': { all: 'health::{account}:event/*' },
  'AWS::OpenSearchService::Domain': { all: 'es:{region}:{account}:domain/*' },
  'AWS::Organizations::Policy': {
    all: 'organizations::{account}:policy/*/service_control_policy/*',
  },
  'AWS::SecurityHub::Findings': {
    all: 'securityhub:{region}:{account}:findings/serverless',
  },
  'AWS::Shield::Subscription': { all: 'shield::{account}:subscription' },
  'AWS::ElasticLoadBalancingV2::Listener': {
    all: 'elasticloadbalancing:{region}:{account}:listener/*',
  },
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
  'AWS::StepFunctions::StateMachine': {
    all: 'states:{region}:{account}:stateMachine:*',
  },
  'AWS::Events::EventBus': { all: 'events:{region}:{account}:event-bus/*' },
  'AWS::Events::Rule': {
    all: 'events:{region}:{account}:rule/*',
    below: '/rule/*',
  },
  'AWS::Cognito::UserPool': {
    all: 'cognito-idp:{region}:{account}:userpool/*',
  },
  'AWS::Cognito::UserPoolClient': {
    all: 'cognito-idp:{region}:{account}:userpool/*/client/*',
    below: '/client/*',
  },
  'AWS::Cognito::UserPoolIdentityProvider': {
    all: 'cognito-idp:{region}:{account}:userpool/*/identityprovider/*',
    below: '/identityprovider/*',
  },
  'AWS::Cognito::IdentityPool': {
    all: 'cognito-identity:{region}:{account}:identitypool/*',
  },
  'AWS::WAFRegional::WebACL': {
    all: 'waf-regional:{region}:{account}:webacl/*',
  },
  'AWS::WAFv2::WebACL': { all: 'wafv2:{region}:{account}:regional/webacl/*' },
  'AWS::WAFv2::RuleGroup': {
    all: 'wafv2:{region}:{account}:regional/rulegroup/*',
  },
  'AWS::WAFv2::IPSet': { all: 'wafv2:{region}:{account}:regional/ipset/*' },
  'AWS::SecurityHub::Hub': {
    all: 'securityhub:{region}:{account}:hub/default',
  },
  'AWS::SQS::Queue': { all: 'sqs:{region}:{account}:*' },
  'AWS::SNS::Topic': { all: 'sns:{region}:{account}:*' },
  'AWS::SNS::Subscription': {
    all: 'sns:{region}:{account}:*:*',
    below: ':*',
  },
  'AWS::DAX::Cluster': { all: 'dax:{region}:{account}:cache/*' },
  'AWS::Backup::ProtectedResources': {
    all: 'backup:{region}:{account}:protected-resources',
  },
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    all: 'application-autoscaling:{region}:{account}:scalable-target/*',
  },
  // The Region keeps stand-ins of several Regions apart: ARNs of buckets have none.
  'AWS::S3::Bucket': { all: 's3:{region}:{account}:*' },
  'AWS::S3::AccountPublicAccessBlock': {
    all: 's3::{account}:account-public-access-block',
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    all: 'firehose:{region}:{account}:deliverystream/*',
  },
  'AWS::SES::EmailIdentity': { all: 'ses:{region}:{account}:identity/*' },
  'AWS::RDS::DBInstance': { all: 'rds:{region}:{account}:db:*' },
  'AWS::RDS::DBCluster': { all: 'rds:{region}:{account}:cluster:*' },
  'AWS::RDS::DBProxy': { all: 'rds:{region}:{account}:db-proxy:*' },
  'AWS::SecretsManager::Secret': {
    all: 'secretsmanager:{region}:{account}:secret:*',
  },
  'AWS::Logs::ResourcePolicy': {
    all: 'logs:{region}:{account}:resource-policy:*',
  },
  'AWS::Logs::SubscriptionFilter': {
    all: 'logs:{region}:{account}:log-group:*:subscription-filter:*',
    below: ':subscription-filter:*',
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
    region: service === 'IAM' || globalTypes.has(type) ? GLOBAL_REGION : region,
    name: parent ? `${parent.name}/*` : '*',
    ...(parent ? { parentArn: parent.arn } : {}),
    tags: { $unknown: reason },
    attributes: {},
    unlisted: reason,
  } as unknown as AnyResource;
}

/** Stands for the children that a page lacks. */
export function standInsOf(gaps: readonly Gap[], place: Place): AnyResource[] {
  return gaps.map(({ type, parentArn, parentName, reason }) =>
    standIn(type, place, reason, { arn: parentArn, name: parentName }),
  );
}
