import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type { Project } from '@aws-sdk/client-codebuild';
import type { FlowLog, Subnet, VpcEndpoint } from '@aws-sdk/client-ec2';
import type {
  ImageDetail,
  RegistryScanningConfiguration,
  Repository,
} from '@aws-sdk/client-ecr';
import type {
  AccessPointDescription,
  FileSystemDescription,
} from '@aws-sdk/client-efs';
import type { CoveredResource, Finding } from '@aws-sdk/client-inspector2';
import type { CodeSigningConfig } from '@aws-sdk/client-lambda';
import type { PolicyDocument } from '../../identity/policy';

/** A layer with its versions, of which some are shared. */
export interface SimulatedLayer {
  name: string;
  versions: { version: number; policy?: PolicyDocument }[];
}

/** A code signing configuration and the functions that it holds for. */
export interface SimulatedCodeSigning {
  config: CodeSigningConfig;
  functionArns: string[];
}

/** A repository with what is read beside it. */
export interface SimulatedRepository {
  repository: Repository & { repositoryName: string };
  images: ImageDetail[];
  policy?: PolicyDocument;
  lifecyclePolicy?: object;
}

/** The registry of an account in a Region; without one it scans nothing by itself. */
export interface SimulatedRegistry {
  scanning: RegistryScanningConfiguration;
  policy?: PolicyDocument;
}

/** A file system and its policy. */
export interface SimulatedFileSystem {
  fileSystem: FileSystemDescription;
  policy?: PolicyDocument;
}

/** What belongs to functions. */
export interface FunctionThings {
  layers: SimulatedLayer;
  codeSigning: SimulatedCodeSigning;
  logGroups: LogGroup & { logGroupName: string };
  /** What Inspector scans. */
  inspected: CoveredResource;
  inspectorFindings: Finding;
  repositories: SimulatedRepository;
  registries: SimulatedRegistry;
  buildProjects: Project & { name: string };
  subnets: Subnet;
  flowLogs: FlowLog;
  vpcEndpoints: VpcEndpoint;
  accessPoints: AccessPointDescription;
  fileSystems: SimulatedFileSystem;
  alarms: MetricAlarm;
  compositeAlarms: CompositeAlarm;
}
