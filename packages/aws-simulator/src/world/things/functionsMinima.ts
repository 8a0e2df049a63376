import type { CellState, SimulatedFunction } from '../world';
import { Minimum } from './minimum';
import { thingsOf } from './things';

const pagesOf = (items: number, size: number) =>
  Math.max(1, Math.ceil(items / size));

const sumOf = (counts: number[]) => counts.reduce((sum, one) => sum + one, 0);

/** A minimum that only Regions with functions have. */
const withFunctions = (
  type: string,
  calls: (cell: CellState) => Record<string, number>,
): Minimum => ({
  type,
  cell: cell => (cell.functions.length > 0 ? calls(cell) : {}),
});

const isImage = ({ configuration }: SimulatedFunction) =>
  configuration.PackageType === 'Image';

const isZip = (fn: SimulatedFunction) => !isImage(fn);

/** Whether one of its policies lets anybody in. */
const isShared = ({ policy, qualifiedPolicies = {} }: SimulatedFunction) =>
  [policy, ...Object.values(qualifiedPolicies)].some(Boolean);

const distinct = (cell: CellState, of: (fn: SimulatedFunction) => string[]) =>
  new Set(cell.functions.flatMap(of)).size;

const vpcs = (cell: CellState) =>
  distinct(cell, ({ configuration: { VpcConfig } }) =>
    VpcConfig?.VpcId ? [VpcConfig.VpcId] : [],
  );

const mounts = (cell: CellState) =>
  new Set(
    cell.functions.flatMap(({ configuration: { FileSystemConfigs = [] } }) =>
      FileSystemConfigs.map(({ Arn }) => Arn),
    ),
  );

/** The least calls for them. */
export const functionMinima: Minimum[] = [
  withFunctions('AWS::Lambda::LayerVersion', cell => {
    const layers = thingsOf(cell, 'layers');
    return {
      'lambda:ListLayers': pagesOf(layers.length, 50),
      'lambda:ListLayerVersions': sumOf(
        layers.map(({ versions }) => pagesOf(versions.length, 50)),
      ),
      'lambda:GetLayerVersionPolicy': sumOf(
        layers.map(({ versions }) => versions.length),
      ),
    };
  }),
  withFunctions('AWS::Lambda::EventSourceMapping', cell => ({
    'lambda:ListEventSourceMappings': pagesOf(
      sumOf(cell.functions.map(({ eventSources }) => eventSources.length)),
      100,
    ),
  })),
  withFunctions('AWS::Lambda::CodeSigningConfig', cell => {
    const configs = thingsOf(cell, 'codeSigning');
    return {
      'lambda:ListCodeSigningConfigs': pagesOf(configs.length, 50),
      'lambda:ListFunctionsByCodeSigningConfig': sumOf(
        configs.map(({ functionArns }) => pagesOf(functionArns.length, 50)),
      ),
    };
  }),
  withFunctions('AWS::Lambda::RuntimeManagementConfig', cell => ({
    'lambda:GetRuntimeManagementConfig': cell.functions.filter(isZip).length,
  })),
  withFunctions('AWS::Lambda::RecursionConfig', cell => ({
    'lambda:GetFunctionRecursionConfig': cell.functions.length,
  })),
  withFunctions('AWS::Lambda::FunctionState', cell => ({
    'lambda:GetFunctionConfiguration': cell.functions.length,
  })),
  withFunctions('AWS::CloudTrail::EventDataStore', cell => {
    const { length } = thingsOf(cell, 'eventDataStores');
    return {
      'cloudtrail:ListEventDataStores': pagesOf(length, 1000),
      'cloudtrail:GetEventDataStore': length,
    };
  }),
  withFunctions('AWS::Lambda::Concurrency', cell => ({
    'lambda:GetFunctionConcurrency': cell.functions.filter(isShared).length,
  })),
  withFunctions('AWS::Lambda::EventInvokeConfig', cell => ({
    'lambda:ListFunctionEventInvokeConfigs': cell.functions.filter(
      fn => isShared(fn) && !fn.configuration.DeadLetterConfig?.TargetArn,
    ).length,
  })),
  {
    type: 'AWS::Logs::LogGroup',
    cell: cell => {
      const stages = [...cell.restApis, ...cell.httpApis].flatMap(
        api => api.stages as unknown[],
      );
      return cell.functions.length + stages.length > 0
        ? {
            'logs:DescribeLogGroups': pagesOf(
              thingsOf(cell, 'logGroups').length,
              50,
            ),
          }
        : ({} as Record<string, number>);
    },
  },
  withFunctions('AWS::Inspector2::CoveredResource', cell => ({
    'inspector2:ListCoverage': pagesOf(thingsOf(cell, 'inspected').length, 200),
    'inspector2:ListFindings': pagesOf(
      thingsOf(cell, 'inspectorFindings').filter(
        ({ status, severity = '' }) =>
          status === 'ACTIVE' && ['CRITICAL', 'HIGH'].includes(severity),
      ).length,
      100,
    ),
  })),
  withFunctions(
    'AWS::ECR::Registry',
    (cell): Record<string, number> =>
      cell.functions.some(isImage)
        ? {
            'ecr:GetRegistryScanningConfiguration': 1,
            'ecr:GetRegistryPolicy': 1,
          }
        : {},
  ),
  withFunctions('AWS::ECR::Repository', (cell): Record<string, number> => {
    const digests = new Set(
      cell.functions
        .filter(isImage)
        .map(({ configuration }) => `sha256:${configuration.CodeSha256}`),
    );
    if (digests.size === 0) return {};
    const all = thingsOf(cell, 'repositories');
    const used = all.filter(({ images }) =>
      images.some(({ imageDigest = '' }) => digests.has(imageDigest)),
    );
    return {
      'ecr:DescribeRepositories': pagesOf(all.length, 1000),
      'ecr:DescribeImages': sumOf(
        all.map(({ images }) => pagesOf(images.length, 1000)),
      ),
      'ecr:GetRepositoryPolicy': used.length,
      'ecr:GetLifecyclePolicy': used.length,
    };
  }),
  withFunctions('AWS::CodeBuild::Project', cell => {
    const { length } = thingsOf(cell, 'buildProjects');
    return {
      'codebuild:ListProjects': pagesOf(length, 100),
      'codebuild:BatchGetProjects': Math.ceil(length / 100),
    };
  }),
  withFunctions('AWS::EC2::Subnet', cell => ({
    'ec2:DescribeSubnets': Math.ceil(
      distinct(
        cell,
        ({ configuration: { VpcConfig } }) =>
          (VpcConfig?.VpcId && VpcConfig.SubnetIds) || [],
      ) / 200,
    ),
  })),
  withFunctions('AWS::EC2::VPC', cell => ({
    'ec2:DescribeFlowLogs': Math.ceil(vpcs(cell) / 200),
    'ec2:DescribeVpcEndpoints': Math.ceil(vpcs(cell) / 200),
  })),
  withFunctions('AWS::EFS::AccessPoint', (cell): Record<string, number> => {
    const mounted = mounts(cell);
    if (mounted.size === 0) return {};
    const points = thingsOf(cell, 'accessPoints');
    const used = points.filter(({ AccessPointArn }) =>
      mounted.has(AccessPointArn),
    );
    return {
      'elasticfilesystem:DescribeAccessPoints': pagesOf(points.length, 1000),
      'elasticfilesystem:DescribeFileSystems': pagesOf(
        thingsOf(cell, 'fileSystems').length,
        100,
      ),
      'elasticfilesystem:DescribeFileSystemPolicy': new Set(
        used.map(({ FileSystemId }) => FileSystemId),
      ).size,
    };
  }),
  {
    type: 'AWS::CloudWatch::Alarm',
    cell: cell =>
      cell.functions.length + cell.restApis.length + cell.httpApis.length > 0
        ? {
            'cloudwatch:DescribeAlarms': pagesOf(
              thingsOf(cell, 'alarms').length +
                thingsOf(cell, 'compositeAlarms').length,
              100,
            ),
          }
        : ({} as Record<string, number>),
  },
];
