import type {
  EventSourceMappingConfiguration,
  Runtime,
} from '@aws-sdk/client-lambda';
import { functionArn, roleArn } from './arns';
import { Grant, Place } from './grants';
import { digest, shortId, uuid } from './random';
import { SimulatedFunction } from './world';

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
}

/** Last deployment of functions that no story changes; how long ago differs by function. */
const modifiedAt = (key: string) => {
  const days = parseInt(digest(key).slice(0, 4), 16) % 500;
  return new Date(Date.UTC(2026, 5, 30, 9, 30) - days * 86_400_000)
    .toISOString()
    .replace('Z', '+0000');
};

/** A function as ListFunctions and its neighbours show it. */
export function buildFunction(
  place: Place,
  spec: FunctionSpec,
): SimulatedFunction {
  const arn = functionArn(place.region, place.accountId, spec.name);
  const isImage = spec.runtime === 'image';
  const hash = digest(arn);
  return {
    configuration: {
      FunctionName: spec.name,
      FunctionArn: arn,
      Role: roleArn(place.accountId, spec.role),
      ...(isImage
        ? { PackageType: 'Image' as const }
        : {
            PackageType: 'Zip' as const,
            Runtime: (spec.runtime ?? 'nodejs22.x') as Runtime,
            Handler: 'index.handler',
          }),
      CodeSize: 20_000 + (parseInt(hash.slice(0, 6), 16) % 4_000_000),
      CodeSha256: Buffer.from(hash, 'hex').toString('base64'),
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
    },
    tags: spec.tags ?? {},
    policy: spec.grants?.length
      ? {
          Version: '2012-10-17',
          Id: 'default',
          Statement: spec.grants.map(grant => grant(place, spec.name)),
        }
      : undefined,
    urls: spec.url
      ? [
          {
            FunctionUrl: `https://${shortId(arn, 32)}.lambda-url.${
              place.region
            }.on.aws/`,
            FunctionArn: arn,
            AuthType: spec.url,
            CreationTime: '2025-11-03T10:00:00.000Z',
            LastModifiedTime: '2025-11-03T10:00:00.000Z',
            InvokeMode: 'BUFFERED',
          },
        ]
      : [],
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
