import { ResourceType } from 'backstage-plugin-serverless-posture-node';

/** What functions keep and pass data with: the service in ARNs and actions, and one of it for people. */
export const DATA_TYPES = {
  'AWS::DynamoDB::Table': { service: 'dynamodb', noun: 'DynamoDB table' },
  'AWS::S3::Bucket': { service: 's3', noun: 'S3 bucket' },
  'AWS::SQS::Queue': { service: 'sqs', noun: 'queue' },
  'AWS::SNS::Topic': { service: 'sns', noun: 'topic' },
  'AWS::SecretsManager::Secret': {
    service: 'secretsmanager',
    noun: 'secret',
  },
  'AWS::SSM::Parameter': { service: 'ssm', noun: 'parameter' },
  'AWS::KMS::Key': { service: 'kms', noun: 'key' },
  'AWS::Kinesis::Stream': { service: 'kinesis', noun: 'stream' },
  'AWS::KinesisFirehose::DeliveryStream': {
    service: 'firehose',
    noun: 'delivery stream',
  },
  'AWS::Events::EventBus': { service: 'events', noun: 'event bus' },
  'AWS::StepFunctions::StateMachine': {
    service: 'states',
    noun: 'state machine',
  },
} satisfies Partial<Record<ResourceType, { service: string; noun: string }>>;

/** @see DATA_TYPES */
export type DataType = keyof typeof DATA_TYPES;

export const dataTypes = Object.keys(DATA_TYPES) as DataType[];

/** Every type that the graph is told from. */
export const graphTypes: ResourceType[] = [
  'AWS::CloudFront::Distribution',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGateway::Method',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Stage',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::AppSync::GraphQLApi',
  'AWS::AppSync::DataSource',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::Lambda::Function',
  'AWS::Lambda::EventSourceMapping',
  'AWS::SNS::Subscription',
  'AWS::Events::Rule',
  'AWS::IAM::Role',
  'AWS::S3::AccountPublicAccessBlock',
  ...dataTypes,
];

/** Whether a type is listed once for all Regions. */
export function isAccountWide(type: ResourceType): boolean {
  return (
    type === 'AWS::IAM::Role' ||
    type === 'AWS::CloudFront::Distribution' ||
    type === 'AWS::S3::AccountPublicAccessBlock'
  );
}
