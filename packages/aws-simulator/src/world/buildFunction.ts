import type {
  EventSourceMappingConfiguration,
  FunctionConfiguration,
  FunctionUrlConfig,
  Runtime,
} from '@aws-sdk/client-lambda';
import type { PolicyDocument } from '../identity/policy';
import { functionArn, roleArn } from './arns';
import { Grant, Place } from './grants';
import { digest, shortId, uuid } from './random';
import { FunctionSettings, SimulatedFunction } from './world';

/** What is particular about a function; everything else is plain. */
export interface FunctionSpec {
  name: string;
  /** Such as `nodejs22.x`; `image` for a container image. Default `nodejs22.x`. */
  runtime?: string;
  /** Name of the execution role. */
  role: string;
  environment?: Record<string, string>;
  /** Customer managed key of the environment. */
  kmsKeyArn?: string;
  tracing?: boolean;
  grants?: Grant[];
  url?: 'NONE' | 'AWS_IAM';
  tags?: Record<string, string>;
  /** ARNs of queues, streams or tables that invoke it. */
  eventSourceArns?: string[];
  description?: string;
  /** Published versions from 1 on. */
  versions?: { runtime?: string; grants?: Grant[] }[];
  aliases?: {
    name: string;
    /** Number of the version. */
    version: number;
    /** Version that gets a tenth of the calls. */
    canary?: number;
    grants?: Grant[];
    url?: 'NONE' | 'AWS_IAM';
  }[];
  /** What ListFunctions shows beside. */
  configuration?: Partial<FunctionConfiguration>;
  settings?: FunctionSettings;
}

/** Last deployment of functions that no story changes; how long ago differs by function. */
const modifiedAt = (key: string) => {
  const days = parseInt(digest(key).slice(0, 4), 16) % 500;
  return new Date(Date.UTC(2026, 5, 30, 9, 30) - days * 86_400_000)
    .toISOString()
    .replace('Z', '+0000');
};

const standard = 'nodejs22.x';

/** Digest of the image of a function, in hexadecimal. */
export const digestOfImage = (functionArnText: string) =>
  digest(`${functionArnText} image`);

/** A function as ListFunctions and its neighbours show it. */
export function buildFunction(
  place: Place,
  spec: FunctionSpec,
): SimulatedFunction {
  const arn = functionArn(place.region, place.accountId, spec.name);
  const isImage = spec.runtime === 'image';
  const hash = digest(arn);
  const { versions = [], aliases = [] } = spec;
  const policyOf = (
    grants: Grant[] = [],
    qualifier?: string,
  ): PolicyDocument | undefined =>
    grants.length
      ? {
          Version: '2012-10-17',
          Id: 'default',
          Statement: grants.map(grant => ({
            ...grant(place, spec.name),
            ...(qualifier ? { Resource: `${arn}:${qualifier}` } : {}),
          })),
        }
      : undefined;
  const urlOf = (
    FunctionArn: string,
    AuthType: 'NONE' | 'AWS_IAM',
  ): FunctionUrlConfig => ({
    FunctionUrl: `https://${shortId(FunctionArn, 32)}.lambda-url.${
      place.region
    }.on.aws/`,
    FunctionArn,
    AuthType,
    CreationTime: '2025-11-03T10:00:00.000Z',
    LastModifiedTime: '2025-11-03T10:00:00.000Z',
    InvokeMode: 'BUFFERED',
  });
  return {
    configuration: {
      FunctionName: spec.name,
      FunctionArn: arn,
      Role: roleArn(place.accountId, spec.role),
      ...(isImage
        ? { PackageType: 'Image' as const }
        : {
            PackageType: 'Zip' as const,
            Runtime: (spec.runtime ?? standard) as Runtime,
            Handler: 'index.handler',
          }),
      CodeSize: 20_000 + (parseInt(hash.slice(0, 6), 16) % 4_000_000),
      // That of an image is its digest.
      CodeSha256: isImage
        ? digestOfImage(arn)
        : Buffer.from(hash, 'hex').toString('base64'),
      Description: spec.description ?? '',
      Timeout: 30,
      MemorySize: 512,
      LastModified: modifiedAt(arn),
      Version: '$LATEST',
      ...(spec.environment
        ? { Environment: { Variables: spec.environment } }
        : {}),
      ...(spec.kmsKeyArn ? { KMSKeyArn: spec.kmsKeyArn } : {}),
      TracingConfig: { Mode: spec.tracing ? 'Active' : 'PassThrough' },
      RevisionId: uuid(arn),
      Architectures: ['arm64'],
      EphemeralStorage: { Size: 512 },
      SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
      LoggingConfig: {
        LogFormat: 'Text',
        LogGroup: `/aws/lambda/${spec.name}`,
      },
      ...spec.configuration,
    },
    tags: spec.tags ?? {},
    policy: policyOf(spec.grants),
    urls: [
      ...(spec.url ? [urlOf(arn, spec.url)] : []),
      ...aliases.flatMap(({ name, url }) =>
        url ? [urlOf(`${arn}:${name}`, url)] : [],
      ),
    ],
    ...(versions.length
      ? {
          versions: versions.map(({ runtime }, i) => ({
            FunctionName: spec.name,
            FunctionArn: `${arn}:${i + 1}`,
            Role: roleArn(place.accountId, spec.role),
            PackageType: isImage ? ('Image' as const) : ('Zip' as const),
            ...(isImage
              ? {}
              : { Runtime: (runtime ?? spec.runtime ?? standard) as Runtime }),
            Version: String(i + 1),
          })),
          aliases: aliases.map(({ name, version, canary }) => ({
            AliasArn: `${arn}:${name}`,
            Name: name,
            FunctionVersion: String(version),
            ...(canary
              ? {
                  RoutingConfig: {
                    AdditionalVersionWeights: { [canary]: 0.1 },
                  },
                }
              : {}),
          })),
          qualifiedPolicies: Object.fromEntries([
            ...versions.map(({ grants }, i) => [
              String(i + 1),
              policyOf(grants, String(i + 1)),
            ]),
            ...aliases.map(({ name, grants }) => [
              name,
              policyOf(grants, name),
            ]),
          ]),
        }
      : {}),
    settings: spec.settings,
    eventSources: (spec.eventSourceArns ?? []).map(
      (source): EventSourceMappingConfiguration => ({
        UUID: uuid(`${arn}${source}`),
        EventSourceArn: source,
        FunctionArn: arn,
        BatchSize: 10,
        State: 'Enabled',
        LastModified: new Date('2025-11-03T10:00:00Z'),
      }),
    ),
  };
}
