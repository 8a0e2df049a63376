import {
  LambdaCodeSigningConfig,
  LambdaConcurrency,
  LambdaEventInvoke,
  LambdaEventSourceMapping,
  LambdaLayerVersion,
  LambdaRecursion,
  LambdaRuntimeManagement,
  LambdaState,
  SigningProfile,
} from './functions/lambda';
import {
  CloudWatchAlarm,
  CodeBuildProject,
  EcrRegistry,
  EcrRepository,
  EfsAccessPoint,
  EfsFileSystem,
  InspectedFunction,
  LogGroup,
  Subnet,
  Vpc,
} from './functions/supporting';

export * from './functions/lambda';
export * from './functions/supporting';

/** What belongs to Lambda functions: versions, layers, mappings, log groups, images, networks. @public */
export interface FunctionResources {
  'AWS::Lambda::LayerVersion': LambdaLayerVersion;
  'AWS::Lambda::EventSourceMapping': LambdaEventSourceMapping;
  'AWS::Lambda::CodeSigningConfig': LambdaCodeSigningConfig;
  'AWS::Lambda::RuntimeManagementConfig': LambdaRuntimeManagement;
  'AWS::Lambda::FunctionState': LambdaState;
  'AWS::Lambda::RecursionConfig': LambdaRecursion;
  'AWS::Lambda::EventInvokeConfig': LambdaEventInvoke;
  'AWS::Lambda::Concurrency': LambdaConcurrency;
  'AWS::Signer::SigningProfile': SigningProfile;
  'AWS::Logs::LogGroup': LogGroup;
  'AWS::CloudWatch::Alarm': CloudWatchAlarm;
  'AWS::Inspector2::CoveredResource': InspectedFunction;
  'AWS::ECR::Registry': EcrRegistry;
  'AWS::ECR::Repository': EcrRepository;
  'AWS::CodeBuild::Project': CodeBuildProject;
  'AWS::EC2::Subnet': Subnet;
  'AWS::EC2::VPC': Vpc;
  'AWS::EFS::AccessPoint': EfsAccessPoint;
  'AWS::EFS::FileSystem': EfsFileSystem;
}
