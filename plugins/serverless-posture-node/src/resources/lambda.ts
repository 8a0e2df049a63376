/** What a plain-text value looked like. The value itself never leaves the parser. @public */
export interface NamedValue {
  name: string;
  /** The kind of secret that the value looks like, such as `aws-access-key-id`; undefined where it looks like none. */
  secret?: string;
}

/** @public */
export interface FunctionUrl {
  /** ARN of the function, alias or version that the URL calls. */
  functionArn: string;
  authType: 'NONE' | 'AWS_IAM';
  /** `null` without CORS. */
  allowOrigins: string[] | null;
}

/** Source: Lambda ListFunctions, GetPolicy, ListFunctionUrlConfigs; Resource Groups Tagging API GetResources. @public */
export interface LambdaFunction {
  /** `null` for container images. */
  runtime: string | null;
  packageType: 'Zip' | 'Image';
  /** ARN of the execution role. */
  role: string;
  /** Names of environment variables and what their values look like; `null` without variables. */
  environment: NamedValue[] | null;
  tracingMode: 'Active' | 'PassThrough';
  /** ARN of the key that encrypts the environment; `null` for the AWS owned key. */
  kmsKeyArn: string | null;
  /** The unqualified resource policy as JSON text; `null` where Lambda says that there is none. */
  policy: string | null;
  /**
   * URLs of every qualifier. Not read (`not-read`) where the policy is known to let nobody in through a URL: without such
   * a statement a URL without authentication answers 403 (Lambda guide, "Control access to Lambda function URLs").
   */
  urls: FunctionUrl[];
}
