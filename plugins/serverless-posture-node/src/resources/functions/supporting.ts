import { NamedValue } from '../lambda';

/** A log group that a function or an API writes to. Source: CloudWatch Logs DescribeLogGroups. @public */
export interface LogGroup {
  /** `null`: kept for ever. */
  retentionInDays: number | null;
  /** ARN of the key that encrypts it; `null` for the key of CloudWatch Logs. */
  kmsKeyArn: string | null;
  /** ARNs of the functions that write to it. */
  functionArns: string[];
  /** ARNs of the stages that write to it. */
  stageArns: string[];
  /** What recent events hold that looks like a secret: read by nobody unless a collector that may read log data does. */
  eventSecrets: { stream: string; kind: string }[];
}

/** A metric that an alarm watches. @public */
export interface AlarmMetric {
  namespace: string;
  metricName: string;
  /** Value by name; empty for a metric of all resources. */
  dimensions: Record<string, string>;
}

/** Source: CloudWatch DescribeAlarms. @public */
export interface CloudWatchAlarm {
  /** Empty for a composite alarm and for one that watches a query. */
  metrics: AlarmMetric[];
  /** The text of a Metrics Insights query that it watches; `null` without. */
  query: string | null;
  actionsEnabled: boolean;
  /** ARNs of what is told or done in the state ALARM. */
  alarmActions: string[];
  /** Names of composite alarms with enabled actions that depend on it. */
  notifyingComposites: string[];
}

/** Whether Inspector scans a function in one way. Source: Inspector ListCoverage. @public */
export interface InspectorScan {
  type: 'PACKAGE' | 'CODE' | 'NETWORK';
  status: 'ACTIVE' | 'INACTIVE';
  /** Such as `SUCCESSFUL`, `PENDING_INITIAL_SCAN`, `EXCLUDED_BY_TAG` or `UNSUPPORTED_RUNTIME`. */
  reason: string;
  /** ISO 8601; `null` before the first scan. */
  lastScannedAt: string | null;
}

/** An active critical or high finding about a function. Source: Inspector ListFindings. @public */
export interface InspectorFinding {
  kind: 'PACKAGE_VULNERABILITY' | 'CODE_VULNERABILITY';
  severity: 'CRITICAL' | 'HIGH';
  title: string;
  /** Such as `CVE-2026-1234`, or the detector's id for code. */
  vulnerabilityId: string;
  /** Such as `CWE-798`; empty for packages. */
  cwes: string[];
  /** `name version` of each package; empty for code. */
  packages: string[];
  /** ARN of the layer version that holds it; `null` where it is in the function's own code. */
  layerArn: string | null;
  fixAvailable: boolean;
  exploitAvailable: boolean;
  /** Likelihood of exploitation within 30 days, 0 to 1; `null` where none is given. */
  epss: number | null;
}

/** What Inspector makes of a function: its ARN is the function's with `/inspector`. Source: Inspector ListCoverage, ListFindings. @public */
export interface InspectedFunction {
  /** Empty where Inspector does not scan it. */
  scans: InspectorScan[];
  /** Active critical and high findings; suppressed ones are not among them. */
  findings: InspectorFinding[];
}

/** How the images of a registry are scanned: one resource per account and Region. Source: ECR GetRegistryScanningConfiguration, GetRegistryPolicy. @public */
export interface EcrRegistry {
  scanType: 'BASIC' | 'ENHANCED';
  rules: {
    frequency: 'SCAN_ON_PUSH' | 'CONTINUOUS_SCAN' | 'MANUAL';
    /** Repository names with `*`. */
    filters: string[];
  }[];
  /** As JSON text; `null` where ECR says that there is none. */
  policy: string | null;
}

/** An image that a function runs. @public */
export interface EcrImage {
  /** `sha256:…` */
  digest: string;
  tags: string[];
  /** ISO 8601. */
  pushedAt: string;
  /** Such as `COMPLETE`, `ACTIVE` or `FAILED`; `null` where it was never scanned. */
  scanStatus: string | null;
  /** Findings of the last scan by severity; `null` where it gives none. */
  findings: { critical: number; high: number } | null;
}

/** A repository that holds the image of a function. Source: ECR DescribeRepositories, DescribeImages, GetRepositoryPolicy, GetLifecyclePolicy. @public */
export interface EcrRepository {
  /** The images that functions run. */
  images: EcrImage[];
  scanOnPush: boolean;
  tagMutability:
    | 'MUTABLE'
    | 'IMMUTABLE'
    | 'MUTABLE_WITH_EXCLUSION'
    | 'IMMUTABLE_WITH_EXCLUSION';
  /** Tags with `*` that the mutability does not hold for. */
  tagExclusions: string[];
  encryption: { type: string; kmsKeyArn: string | null };
  /** As JSON text; `null` where ECR says that there is none. */
  policy: string | null;
  /** Whether it has a lifecycle policy. */
  expiresImages: boolean;
  /** What images hold that looks like a secret: read by nobody unless a collector that may pull images does. */
  imageSecrets: { path: string; kind: string }[];
}

/** Source: CodeBuild BatchGetProjects. @public */
export interface CodeBuildProject {
  /** Variables whose value stands in the project as it is. */
  plainVariables: NamedValue[];
  /** Fields of sources whose location holds a credential, such as `source.location`, with what it looks like. */
  sourceCredentials: { path: string; kind: string }[];
}

/** A subnet of functions. Source: EC2 DescribeSubnets. @public */
export interface Subnet {
  vpcId: string;
  availabilityZoneId: string;
  /** Account that owns it; others may share it. */
  ownerId: string;
}

/** @public */
export interface VpcEndpoint {
  /** Such as `com.amazonaws.eu-west-1.s3`. */
  serviceName: string;
  state: string;
}

/** A VPC of functions. Source: EC2 DescribeFlowLogs, DescribeVpcEndpoints. @public */
export interface Vpc {
  /** Of the VPC itself. Unknown (`not-read`) where another account owns it. */
  flowLogs: {
    id: string;
    active: boolean;
    trafficType: string;
    /** Why the logs are not delivered, such as `Access error`; `null` where they are. */
    deliveryError: string | null;
  }[];
  endpoints: VpcEndpoint[];
}

/** Source: EFS DescribeAccessPoints. @public */
export interface EfsAccessPoint {
  fileSystemArn: string;
  /** User id that every call gets; `null` where the client chooses. */
  posixUserId: number | null;
  /** Such as `/orders`. */
  rootDirectory: string;
}

/** Source: EFS DescribeFileSystems, DescribeFileSystemPolicy. @public */
export interface EfsFileSystem {
  encrypted: boolean;
  /** As JSON text; `null` where EFS says that there is none. */
  policy: string | null;
}
