import type { CoveredResource, Finding } from '@aws-sdk/client-inspector2';
import { Place } from '../grants';
import { lasting } from '../lifetime';
import { digest } from '../random';
import type { Things } from '../things/things';
import { CellDefinition, SimulatedFunction } from '../world';
import { DemoAccount } from './organization';

/** A number from 0 to 99 that belongs to a name for ever. */
const chanceOf = (key: string) => parseInt(digest(key).slice(0, 6), 16) % 100;

const nameOf = ({ configuration }: SimulatedFunction) =>
  configuration.FunctionName;

type Surroundings = { [K in keyof Things]?: Things[K][] };

/** What is around the functions of a place: logs, images, layers, networks, alarms, scans, and how they are built. */
export function addFunctionSurroundings(
  cell: CellDefinition,
  account: DemoAccount,
  place: Place,
): void {
  if (cell.functions.length === 0) return;
  for (const life of cell.functions) life.value = placed(life.value, place);
  addKeys(cell);
  const functions = cell.functions.map(({ value }) => value);
  const isProduction = account.startsWith('prod');
  const things: Surroundings = {
    logGroups: logGroups(cell, functions),
    ...images(functions, place, isProduction),
    ...network(functions, place),
    ...(isProduction ? watched(functions, place) : {}),
    ...(isProduction ? built(functions, place) : {}),
  };
  cell.things = {
    ...cell.things,
    ...Object.fromEntries(
      Object.entries(things).map(([kind, values]) => [
        kind,
        (values as unknown[]).map(value => lasting(value)),
      ]),
    ),
  };
}

/** The ledger's variables are under a key that works, the wallet's under one that somebody is about to delete. */
function addKeys(cell: CellDefinition): void {
  for (const service of ['ledger', 'wallet']) {
    const key = cell.things?.keys?.find(({ value }) =>
      value.aliases.includes(`alias/${service}`),
    );
    if (!key) continue;
    if (service === 'wallet') {
      key.value = {
        ...key.value,
        metadata: { ...key.value.metadata, KeyState: 'PendingDeletion' },
      };
    }
    for (const life of cell.functions) {
      if (nameOf(life.value).startsWith(`${service}-`)) {
        life.value = {
          ...life.value,
          configuration: {
            ...life.value.configuration,
            KMSKeyArn: key.value.metadata.Arn,
          },
        };
      }
    }
  }
}

const arnOf = (
  service: string,
  { region, accountId }: Place,
  resource: string,
) => `arn:aws:${service}:${region}:${accountId}:${resource}`;

/** The ledger runs in a VPC in two zones, the wallet in one; two functions mount file systems. */
function placed(fn: SimulatedFunction, place: Place): SimulatedFunction {
  const name = nameOf(fn);
  const inVpc = /^(ledger|wallet)-/.exec(name)?.[1];
  const mount = {
    'media-transcode': 'media',
    'order-events-archive': 'events',
  }[name];
  return {
    ...fn,
    configuration: {
      ...fn.configuration,
      ...(inVpc
        ? {
            VpcConfig: {
              VpcId: 'vpc-0a1b2c3d',
              SubnetIds:
                inVpc === 'ledger'
                  ? ['subnet-0000000a', 'subnet-0000000b']
                  : ['subnet-0000000a'],
              SecurityGroupIds: ['sg-0a1b2c3d'],
            },
          }
        : {}),
      ...(mount
        ? {
            FileSystemConfigs: [
              {
                Arn: arnOf(
                  'elasticfilesystem',
                  place,
                  `access-point/fsap-${mount}`,
                ),
                LocalMountPath: '/mnt/files',
              },
            ],
          }
        : {}),
      ...(name.startsWith('payment-gateway-')
        ? { Layers: [{ Arn: arnOf('lambda', place, 'layer:tracing:2') }] }
        : {}),
    },
    settings: {
      ...fn.settings,
      ...(chanceOf(`runtime ${name}`) < 10
        ? { updateRuntimeOn: 'Manual' as const }
        : {}),
      ...(chanceOf(`concurrency ${name}`) < 30
        ? { reservedConcurrency: 50 }
        : {}),
      ...(name === 'event-bus-replay'
        ? { recursiveLoop: 'Allow' as const }
        : {}),
    },
  };
}

function logGroups(
  cell: CellDefinition,
  functions: SimulatedFunction[],
): Things['logGroups'][] {
  const ofFunctions = functions
    .map(fn => `/aws/lambda/${nameOf(fn)}`)
    // Some functions never ran.
    .filter(name => chanceOf(`ran ${name}`) >= 5);
  const ofStages = cell.restApis.flatMap(({ value: { stages } }) =>
    stages.flatMap(
      ({ accessLogSettings }) =>
        /:log-group:(.+?)(:\*)?$/.exec(
          accessLogSettings?.destinationArn ?? '',
        )?.[1] ?? [],
    ),
  );
  return [...new Set([...ofFunctions, ...ofStages])].map(logGroupName => ({
    logGroupName,
    creationTime: Date.UTC(2025, 10, 3),
    ...(chanceOf(`kept ${logGroupName}`) < 70
      ? { retentionInDays: chanceOf(logGroupName) < 75 ? 365 : 14 }
      : {}),
  }));
}

/** One repository for the clean images, and one for those that nobody rebuilds. */
function images(
  functions: SimulatedFunction[],
  place: Place,
  isProduction: boolean,
): Surroundings {
  const running = functions.filter(
    ({ configuration }) => configuration.PackageType === 'Image',
  );
  const imagesOf = (some: SimulatedFunction[], isOld: boolean) =>
    some.map(fn => ({
      registryId: place.accountId,
      imageDigest: `sha256:${fn.configuration.CodeSha256}`,
      imageTags: [nameOf(fn)],
      imagePushedAt: new Date(
        isOld ? '2026-02-03T09:00:00Z' : '2026-10-26T09:00:00Z',
      ),
      imageScanStatus: { status: 'COMPLETE' as const },
      imageScanFindingsSummary: {
        findingSeverityCounts: isOld
          ? { CRITICAL: 2, HIGH: 11 }
          : { MEDIUM: 3 },
      },
    }));
  const repository = (repositoryName: string, isCareful: boolean) => ({
    repositoryName,
    repositoryArn: arnOf('ecr', place, `repository/${repositoryName}`),
    registryId: place.accountId,
    imageTagMutability: isCareful
      ? ('IMMUTABLE' as const)
      : ('MUTABLE' as const),
    imageScanningConfiguration: { scanOnPush: isCareful },
    encryptionConfiguration: { encryptionType: 'AES256' as const },
  });
  const isOld = (fn: SimulatedFunction) => chanceOf(`image ${nameOf(fn)}`) < 40;
  return {
    repositories: [
      {
        repository: repository('shop/functions', true),
        images: imagesOf(
          running.filter(fn => !isOld(fn)),
          false,
        ),
        lifecyclePolicy: { rules: [] },
      },
      {
        repository: repository('shop/legacy', false),
        images: imagesOf(running.filter(isOld), true),
        ...(isProduction
          ? {
              policy: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Sid: 'pull',
                    Effect: 'Allow' as const,
                    Principal: '*',
                    Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
                  },
                ],
              },
            }
          : {}),
      },
    ],
  };
}

function network(functions: SimulatedFunction[], place: Place): Surroundings {
  const isUsed = functions.some(
    ({ configuration }) => configuration.VpcConfig?.VpcId,
  );
  const mounted = functions.flatMap(
    ({ configuration: { FileSystemConfigs = [] } }) =>
      FileSystemConfigs.map(({ Arn = '' }) => Arn.split('fsap-')[1]),
  );
  return {
    ...(isUsed
      ? {
          subnets: ['a', 'b'].map((zone, i) => ({
            SubnetId: `subnet-0000000${zone}`,
            VpcId: 'vpc-0a1b2c3d',
            AvailabilityZone: `${place.region}${zone}`,
            AvailabilityZoneId: `az${i + 1}`,
            OwnerId: place.accountId,
          })),
          flowLogs:
            place.region === 'eu-west-1'
              ? [
                  {
                    FlowLogId: 'fl-0a1b2c3d',
                    FlowLogStatus: 'ACTIVE',
                    ResourceId: 'vpc-0a1b2c3d',
                    TrafficType: 'ALL' as const,
                  },
                ]
              : [],
          vpcEndpoints: ['s3', 'dynamodb'].map(service => ({
            VpcEndpointId: `vpce-${service}`,
            VpcId: 'vpc-0a1b2c3d',
            ServiceName: `com.amazonaws.${place.region}.${service}`,
            State: 'available' as any,
          })),
        }
      : {}),
    accessPoints: mounted.map(name => ({
      AccessPointId: `fsap-${name}`,
      AccessPointArn: arnOf(
        'elasticfilesystem',
        place,
        `access-point/fsap-${name}`,
      ),
      FileSystemId: `fs-${name}`,
      ...(name === 'events' ? { PosixUser: { Uid: 1001, Gid: 1001 } } : {}),
      RootDirectory: { Path: name === 'events' ? '/events' : '/' },
    })),
    fileSystems: mounted.map(name => ({
      fileSystem: {
        FileSystemId: `fs-${name}`,
        FileSystemArn: arnOf(
          'elasticfilesystem',
          place,
          `file-system/fs-${name}`,
        ),
        Encrypted: name === 'events',
      } as any,
      ...(name === 'events'
        ? {
            policy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Effect: 'Deny' as const,
                  Principal: '*',
                  Action: '*',
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          }
        : {}),
    })),
  };
}

/** Inspector scans production, but for what somebody excluded; alarms watch what matters. */
function watched(functions: SimulatedFunction[], place: Place): Surroundings {
  const zips = functions.filter(
    ({ configuration }) => configuration.PackageType !== 'Image',
  );
  return {
    inspected: zips.flatMap(fn => coverageOf(fn, place)),
    inspectorFindings: zips.flatMap(fn => findingsOf(fn, place)),
    alarms: functions
      .filter(fn => chanceOf(`alarm ${nameOf(fn)}`) < 60)
      .map(fn => ({
        AlarmName: `${nameOf(fn)}-errors`,
        AlarmArn: arnOf('cloudwatch', place, `alarm:${nameOf(fn)}-errors`),
        Namespace: 'AWS/Lambda',
        MetricName: 'Errors',
        Dimensions: [{ Name: 'FunctionName', Value: nameOf(fn) }],
        ActionsEnabled: chanceOf(`muted ${nameOf(fn)}`) >= 10,
        AlarmActions: [arnOf('sns', place, 'on-call')],
      })),
  };
}

function coverageOf(fn: SimulatedFunction, place: Place): CoveredResource[] {
  const isExcluded = chanceOf(`scan ${nameOf(fn)}`) < 10;
  return (['PACKAGE', 'CODE'] as const).map(scanType => ({
    resourceType: 'AWS_LAMBDA_FUNCTION',
    resourceId: `${fn.configuration.FunctionArn}:$LATEST`,
    accountId: place.accountId,
    scanType,
    scanStatus: isExcluded
      ? { statusCode: 'INACTIVE', reason: 'EXCLUDED_BY_TAG' }
      : { statusCode: 'ACTIVE', reason: 'SUCCESSFUL' },
    lastScannedAt: new Date('2026-11-15T03:00:00Z'),
  }));
}

function findingsOf(fn: SimulatedFunction, place: Place): Finding[] {
  const name = nameOf(fn);
  const seen = new Date('2026-10-05T03:00:00Z');
  const common = {
    awsAccountId: place.accountId,
    remediation: { recommendation: { text: 'Upgrade' } },
    status: 'ACTIVE' as const,
    firstObservedAt: seen,
    lastObservedAt: seen,
    resources: [
      {
        type: 'AWS_LAMBDA_FUNCTION' as const,
        id: `${fn.configuration.FunctionArn}:$LATEST`,
      },
    ],
  };
  const chance = chanceOf(`finding ${name}`);
  const vulnerable: Finding = {
    ...common,
    findingArn: arnOf(
      'inspector2',
      place,
      `finding/${digest(name).slice(0, 32)}`,
    ),
    type: 'PACKAGE_VULNERABILITY',
    severity: chance < 6 ? 'CRITICAL' : 'HIGH',
    title: 'CVE-2026-20001 - example-parser',
    description: 'A crafted document runs code.',
    fixAvailable: 'YES',
    exploitAvailable: chance < 6 ? 'YES' : 'NO',
    epss: { score: chance < 6 ? 0.61 : 0.04 },
    packageVulnerabilityDetails: {
      vulnerabilityId: 'CVE-2026-20001',
      source: 'NVD',
      vulnerablePackages: [{ name: 'example-parser', version: '2.1.0' }],
    },
  };
  const weak = (title: string, detectorId: string, cwe: string): Finding => ({
    ...common,
    findingArn: arnOf(
      'inspector2',
      place,
      `finding/${digest(`${name} ${cwe}`).slice(0, 32)}`,
    ),
    type: 'CODE_VULNERABILITY',
    severity: 'HIGH',
    title,
    description: title,
    codeVulnerabilityDetails: {
      filePath: {
        fileName: 'index.js',
        filePath: 'index.js',
        startLine: 12,
        endLine: 12,
      },
      detectorId,
      detectorName: title,
      cwes: [cwe],
    },
  });
  if (chance < 18) return [vulnerable];
  if (chance < 22)
    return [
      weak(
        'OS command injection',
        'javascript/os-command-injection@v1.0',
        'CWE-78',
      ),
    ];
  if (chance < 25)
    return [
      weak(
        'Hardcoded credentials',
        'javascript/hardcoded-credentials@v1.0',
        'CWE-798',
      ),
    ];
  return [];
}

/** How functions are built: layers of which one is shared with everyone, projects of which one holds a token. */
function built(functions: SimulatedFunction[], place: Place): Surroundings {
  const signed = functions.filter(fn =>
    nameOf(fn).startsWith('payment-gateway-'),
  );
  const CodeSigningConfigArn = arnOf(
    'lambda',
    place,
    'code-signing-config:csc-0a1b2c3d',
  );
  return {
    layers: [
      {
        name: 'tracing',
        versions: [
          {
            version: 1,
            policy: {
              Version: '2012-10-17',
              Statement: [
                {
                  Sid: 'everyone',
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 'lambda:GetLayerVersion',
                  Resource: arnOf('lambda', place, 'layer:tracing:1'),
                },
              ],
            },
          },
          { version: 2 },
        ],
      },
    ],
    buildProjects: [
      project(place, 'deploy-functions', []),
      project(place, 'deploy-legacy', [
        { name: 'NPM_TOKEN', value: `npm_${'not0a0real0token'.repeat(2)}0000` },
      ]),
    ],
    codeSigning: signed.length
      ? [
          {
            functionArns: signed.map(
              ({ configuration }) => configuration.FunctionArn,
            ),
            config: {
              CodeSigningConfigId: 'csc-0a1b2c3d',
              CodeSigningConfigArn,
              AllowedPublishers: {
                SigningProfileVersionArns: [
                  arnOf('signer', place, '/signing-profiles/shop/v1'),
                ],
              },
              CodeSigningPolicies: {
                UntrustedArtifactOnDeployment:
                  place.region === 'eu-west-1' ? 'Enforce' : 'Warn',
              },
              LastModified: '2026-01-01T00:00:00Z',
            },
          },
        ]
      : [],
  };
}

function project(
  place: Place,
  name: string,
  environmentVariables: { name: string; value: string }[],
): Things['buildProjects'] {
  return {
    name,
    arn: arnOf('codebuild', place, `project/${name}`),
    environment: {
      type: 'LINUX_CONTAINER',
      image: 'aws/codebuild/standard:7.0',
      computeType: 'BUILD_GENERAL1_SMALL',
      environmentVariables: [
        { name: 'STAGE', value: 'prod' },
        ...environmentVariables,
      ],
    },
    source: {
      type: 'GITHUB',
      location: 'https://github.com/shop-example/functions.git',
    },
  };
}
