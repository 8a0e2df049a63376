import {
  Attribute,
  Attributes,
  EnvironmentVariable,
  FunctionLogging,
  LambdaFunction,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { oneOf, required } from '../fields';
import { environmentVariables } from '../secrets';
import { ListedFunction, listFunctions } from './lambdaVersions';

type Configuration = { name: string } & Omit<
  Attributes<LambdaFunction>,
  'policy' | 'urls' | 'aliases' | 'qualifiedPolicies'
>;

/** What a listing tells of a function. */
export function configurationOf(fn: ListedFunction): Configuration {
  const missing = (field: string) =>
    unknown('malformed', listFunctions.id, `${field} is missing`);
  const packageType = oneOf(
    fn.PackageType ?? 'Zip',
    ['Zip', 'Image'],
    'PackageType',
    listFunctions,
  );
  return {
    name: required(fn.FunctionName, 'FunctionName', listFunctions),
    runtime:
      fn.Runtime ?? (packageType === 'Image' ? null : missing('Runtime')),
    packageType,
    role: required(fn.Role, 'Role', listFunctions),
    environment: environmentOf(fn.Environment),
    // Lambda traces nothing by itself unless it is told to.
    tracingMode: oneOf<LambdaFunction['tracingMode']>(
      fn.TracingConfig?.Mode ?? 'PassThrough',
      ['Active', 'PassThrough'],
      'TracingConfig.Mode',
      listFunctions,
    ),
    kmsKeyArn: fn.KMSKeyArn || null,
    description: fn.Description || null,
    vpcId: fn.VpcConfig?.VpcId || null,
    subnetIds: fn.VpcConfig?.VpcId ? fn.VpcConfig.SubnetIds ?? [] : [],
    fileSystemArns: (fn.FileSystemConfigs ?? []).map(({ Arn }) =>
      required(Arn, 'FileSystemConfigs.Arn', listFunctions),
    ),
    deadLetterTargetArn: fn.DeadLetterConfig?.TargetArn || null,
    imageDigest: packageType === 'Image' ? imageDigestOf(fn) : null,
    layers: (fn.Layers ?? []).map(({ Arn }) =>
      required(Arn, 'Layers.Arn', listFunctions),
    ),
    // The group of functions that name none (Lambda guide, "Sending Lambda function logs to CloudWatch Logs").
    logGroup: fn.LoggingConfig?.LogGroup || `/aws/lambda/${fn.FunctionName}`,
    logging: loggingOf(fn),
  };
}

/** Of an image, `CodeSha256` is the digest in hexadecimal; of a zip file it is base64. */
function imageDigestOf({ CodeSha256 }: ListedFunction) {
  return /^[0-9a-f]{64}$/.test(CodeSha256 ?? '')
    ? `sha256:${CodeSha256}`
    : unknown('malformed', listFunctions.id, 'CodeSha256 is no digest');
}

function loggingOf({
  LoggingConfig: config,
}: ListedFunction): Attribute<FunctionLogging> {
  const format = (['Text', 'JSON'] as const).find(
    one => one === config?.LogFormat,
  );
  if (!config || !format) {
    return unknown(
      'malformed',
      listFunctions.id,
      "LoggingConfig.LogFormat is missing or of a value that we don't know",
    );
  }
  return {
    format,
    applicationLevel: config.ApplicationLogLevel ?? null,
    systemLevel: config.SystemLogLevel ?? null,
  };
}

function environmentOf(
  environment: ListedFunction['Environment'],
): Attribute<EnvironmentVariable[] | null> {
  if (environment?.Error) {
    // Lambda could not decrypt them for us: that is no sign of there being none.
    return unknown(
      'denied',
      listFunctions.id,
      'Lambda could not decrypt the variables for this role',
    );
  }
  const values = environmentVariables(environment?.Variables);
  return values.length > 0 ? values : null;
}
