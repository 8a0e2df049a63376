/** What a plain-text value looked like. The value itself never leaves the parser. @public */
export interface NamedValue {
  name: string;
  /** The kind of secret that the value looks like, such as `aws-access-key-id`; undefined where it looks like none. */
  secret?: string;
}

/** What a value would weaken: the connections of the code, the code that runs, or what is logged. @public */
export type EnvironmentHazard =
  | 'tls-verification-off'
  | 'cleartext-endpoint'
  | 'code-injection'
  | 'event-logging';

/** One environment variable of a function. @public */
export interface EnvironmentVariable extends NamedValue {
  /** What its value would weaken; undefined where values were not judged for it, which is no sign of there being nothing. */
  hazards?: EnvironmentHazard[];
}

/** How a function logs. @public */
export interface FunctionLogging {
  format: 'Text' | 'JSON';
  /** Such as `INFO`; `null` for the format Text, which has no levels. */
  applicationLevel: string | null;
  /** As {@link FunctionLogging.applicationLevel}, for what Lambda itself logs. */
  systemLevel: string | null;
}

/** @public */
export interface FunctionUrl {
  /** ARN of the function, alias or version that the URL calls. */
  functionArn: string;
  authType: 'NONE' | 'AWS_IAM';
  /** Host name of the URL; undefined where it wasn't read. */
  host?: string;
  /** `null` without CORS. */
  allowOrigins: string[] | null;
  /** False without CORS; undefined where it wasn't read. */
  allowCredentials?: boolean;
}

/** An alias and the versions that calls of it reach. Source: Lambda ListAliases. @public */
export interface FunctionAlias {
  name: string;
  /** The version that it points to first, then those that get a share of the calls (`RoutingConfig`). */
  versions: string[];
}

/** The resource policy of an alias or a published version: it admits callers of that ARN only. Source: Lambda GetPolicy. @public */
export interface QualifiedPolicy {
  /** Name of the alias or number of the version. */
  qualifier: string;
  /** ARN with the qualifier. */
  functionArn: string;
  /** As JSON text; `null` where Lambda says that there is none. */
  policy: string | null;
}

/**
 * Source: Lambda ListFunctions (with all versions), ListAliases, GetPolicy, ListFunctionUrlConfigs; Resource Groups Tagging
 * API GetResources.
 * @public
 */
export interface LambdaFunction {
  /** `null` for container images. */
  runtime: string | null;
  packageType: 'Zip' | 'Image';
  /** ARN of the execution role. */
  role: string;
  /** Names of environment variables and what their values look like; `null` without variables. */
  environment: EnvironmentVariable[] | null;
  tracingMode: 'Active' | 'PassThrough';
  /** ARN of the key that encrypts the environment; `null` for the AWS owned key. */
  kmsKeyArn: string | null;
  /** `null` without one. */
  description: string | null;
  /** `null` outside a VPC. */
  vpcId: string | null;
  /** Empty outside a VPC. */
  subnetIds: string[];
  /** ARNs of the access points of the file systems that it mounts. */
  fileSystemArns: string[];
  /** ARN of the queue or topic for events that failed (`DeadLetterConfig`); `null` without one. */
  deadLetterTargetArn: string | null;
  /** Digest of the image that runs, `sha256:…`; `null` for zip files. Lambda pins it when the code is deployed. */
  imageDigest: string | null;
  /** ARNs of the layer versions, in their order. */
  layers: string[];
  /** Name of the group that it logs to. */
  logGroup: string;
  logging: FunctionLogging;
  /** The unqualified resource policy as JSON text; `null` where Lambda says that there is none. */
  policy: string | null;
  /**
   * URLs of every qualifier. Not read (`not-read`) where the policies are known to let nobody in through a URL: without such
   * a statement a URL without authentication answers 403 (Lambda guide, "Control access to Lambda function URLs").
   */
  urls: FunctionUrl[];
  /** Empty without published versions: an alias needs one. */
  aliases: FunctionAlias[];
  /** Policies of every alias, of the versions that aliases reach and of the newest ten versions. */
  qualifiedPolicies: QualifiedPolicy[];
}

/**
 * A published version, with its configuration at the time: those that an alias reaches, and the newest ten. Source: Lambda
 * ListFunctions with all versions, ListAliases.
 * @public
 */
export interface LambdaVersion {
  /** The unqualified ARN. */
  functionArn: string;
  /** A number, as text. */
  version: string;
  /** `null` for container images. */
  runtime: string | null;
  packageType: 'Zip' | 'Image';
  /** Names of the aliases that reach it. */
  aliases: string[];
}
