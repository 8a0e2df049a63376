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
  /** `null` without CORS. */
  allowOrigins: string[] | null;
  /** False without CORS; undefined where it wasn't read. */
  allowCredentials?: boolean;
}

/** Source: Lambda ListFunctions, GetPolicy, ListFunctionUrlConfigs; Resource Groups Tagging API GetResources. @public */
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
  /** ARNs of the layer versions, in their order. */
  layers: string[];
  /** Name of the group that it logs to. */
  logGroup: string;
  logging: FunctionLogging;
  /** The unqualified resource policy as JSON text; `null` where Lambda says that there is none. */
  policy: string | null;
  /**
   * URLs of every qualifier. Not read (`not-read`) where the policy is known to let nobody in through a URL: without such
   * a statement a URL without authentication answers 403 (Lambda guide, "Control access to Lambda function URLs").
   */
  urls: FunctionUrl[];
}
