import { digestOfImage, PolicyDocument } from 'aws-simulator';
import {
  COLLECTED_ACCOUNT as ACCOUNT,
  collected,
  COLLECTED_REGION as REGION,
} from '../../../__testUtils__/collected';
import { lambdaCollector } from '../lambda';

jest.setTimeout(60_000);

const arn = (service: string, resource: string) =>
  `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;
const fn = (name: string) => arn('lambda', `function:${name}`);
const everyone = (Action: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action, Resource: '*' }],
});
const checkout = { name: 'checkout', role: 'checkout' };
const denied = (operation: string) => ({
  $unknown: { errorClass: 'denied', operation },
});

it('reads every version of a layer, and who may use it', async () => {
  const account = {
    functions: [checkout],
    things: {
      layers: [
        {
          name: 'tools',
          versions: [
            { version: 1, policy: everyone('lambda:GetLayerVersion') },
            { version: 2 },
          ],
        },
      ],
    },
  };
  const { of, calls, outcome } = await collected(account, ['lambda', 'layers']);
  expect(outcome).toMatchObject({ state: 'complete' });
  expect(of('AWS::Lambda::LayerVersion')).toMatchObject([
    {
      arn: arn('lambda', 'layer:tools:1'),
      parentArn: arn('lambda', 'layer:tools'),
      name: 'tools:1',
      attributes: { policy: expect.stringContaining('GetLayerVersion') },
    },
    { name: 'tools:2', attributes: { policy: null } },
  ]);
  expect(calls).toEqual({
    'lambda:ListLayers': 1,
    'lambda:ListLayerVersions': 1,
    'lambda:GetLayerVersionPolicy': 2,
  });
  const hidden = await collected(
    { ...account, denied: ['lambda:GetLayerVersionPolicy'] },
    ['lambda', 'layers'],
  );
  expect(
    hidden.of('AWS::Lambda::LayerVersion')[0].attributes.policy,
  ).toMatchObject(denied('lambda:GetLayerVersionPolicy'));
});

it('reads the log groups that functions write to, and no other', async () => {
  const account = {
    functions: [checkout],
    things: {
      logGroups: [
        { logGroupName: '/aws/lambda/checkout', retentionInDays: 30 },
        { logGroupName: '/aws/lambda/else' },
      ],
    },
  };
  const collectors = ['lambda', 'apigateway', 'apigatewayv2', 'log-groups'];
  const { of, calls } = await collected(account, collectors);
  expect(of('AWS::Logs::LogGroup')).toMatchObject([
    {
      arn: arn('logs', 'log-group:/aws/lambda/checkout'),
      parentArn: fn('checkout'),
      attributes: {
        retentionInDays: 30,
        kmsKeyArn: null,
        functionArns: [fn('checkout')],
        eventSecrets: { $unknown: { errorClass: 'not-read' } },
      },
    },
  ]);
  expect(calls).toEqual({ 'logs:DescribeLogGroups': 1 });
  const hidden = await collected(
    { ...account, denied: ['logs:DescribeLogGroups'] },
    collectors,
  );
  expect(hidden.outcome).toMatchObject({
    state: 'failed',
    missingAction: 'logs:DescribeLogGroups',
  });
  expect(hidden.of('AWS::Logs::LogGroup')).toMatchObject([
    { unlisted: { errorClass: 'denied' } },
  ]);
});

it('reads what Inspector scans and finds of functions', async () => {
  const account = {
    functions: [checkout],
    things: {
      inspected: [
        {
          resourceId: `${fn('checkout')}:$LATEST`,
          resourceType: 'AWS_LAMBDA_FUNCTION' as const,
          accountId: ACCOUNT,
          scanType: 'PACKAGE' as const,
          scanStatus: {
            statusCode: 'ACTIVE' as const,
            reason: 'SUCCESSFUL' as const,
          },
        },
      ],
      inspectorFindings: ['CRITICAL' as const, 'LOW' as const].map(
        severity => ({
          findingArn: arn('inspector2', `finding/${severity}`),
          awsAccountId: ACCOUNT,
          type: 'PACKAGE_VULNERABILITY' as const,
          description: 'left-pad',
          title: 'CVE-2026-1234 - left-pad',
          remediation: {},
          severity,
          status: 'ACTIVE' as const,
          firstObservedAt: new Date(),
          lastObservedAt: new Date(),
          fixAvailable: 'YES' as const,
          packageVulnerabilityDetails: {
            vulnerabilityId: 'CVE-2026-1234',
            source: 'NVD',
            vulnerablePackages: [{ name: 'left-pad', version: '1.0.0' }],
          },
          resources: [
            {
              type: 'AWS_LAMBDA_FUNCTION' as const,
              id: `${fn('checkout')}:$LATEST`,
            },
          ],
        }),
      ),
    },
  };
  const collectors = ['lambda', 'inspected-functions'];
  const { of, calls } = await collected(account, collectors);
  expect(of('AWS::Inspector2::CoveredResource')).toMatchObject([
    {
      arn: `${fn('checkout')}/inspector`,
      attributes: {
        scans: [{ type: 'PACKAGE', status: 'ACTIVE', reason: 'SUCCESSFUL' }],
        findings: [
          {
            severity: 'CRITICAL',
            vulnerabilityId: 'CVE-2026-1234',
            packages: ['left-pad 1.0.0'],
            fixAvailable: true,
            exploitAvailable: false,
            epss: null,
          },
        ],
      },
    },
  ]);
  expect(calls).toEqual({
    'inspector2:ListCoverage': 1,
    'inspector2:ListFindings': 1,
  });
  const hidden = await collected(
    { ...account, denied: ['inspector2:ListFindings'] },
    collectors,
  );
  expect(
    hidden.of('AWS::Inspector2::CoveredResource')[0].attributes.findings,
  ).toMatchObject(denied('inspector2:ListFindings'));
});

const image = { name: 'resize', role: 'checkout', runtime: 'image' };
const repository = (repositoryName: string, imageDigest: string) => ({
  repository: {
    repositoryName,
    repositoryArn: arn('ecr', `repository/${repositoryName}`),
    imageTagMutability: 'MUTABLE' as const,
    imageScanningConfiguration: { scanOnPush: true },
    encryptionConfiguration: { encryptionType: 'AES256' as const },
  },
  images: [
    {
      imageDigest,
      imageTags: ['v1'],
      imagePushedAt: new Date('2026-11-01T00:00:00Z'),
      imageScanStatus: { status: 'COMPLETE' as const },
      imageScanFindingsSummary: { findingSeverityCounts: { HIGH: 2 } },
    },
  ],
  policy: everyone('ecr:BatchGetImage'),
});
const images = {
  functions: [image],
  things: {
    repositories: [
      repository('resize', `sha256:${digestOfImage(fn('resize'))}`),
      repository('else', `sha256:${'0'.repeat(64)}`),
    ],
  },
};

it('finds the repository of the image that a function runs', async () => {
  const { of, calls } = await collected(images, ['lambda', 'images']);
  expect(of('AWS::ECR::Repository')).toMatchObject([
    {
      name: 'resize',
      attributes: {
        images: [
          {
            tags: ['v1'],
            pushedAt: '2026-11-01T00:00:00.000Z',
            scanStatus: 'COMPLETE',
            findings: { critical: 0, high: 2 },
          },
        ],
        scanOnPush: true,
        tagMutability: 'MUTABLE',
        policy: expect.stringContaining('BatchGetImage'),
        expiresImages: false,
      },
    },
  ]);
  expect(of('AWS::ECR::Registry')).toMatchObject([
    { attributes: { scanType: 'BASIC', rules: [], policy: null } },
  ]);
  expect(calls).toEqual({
    'ecr:GetRegistryScanningConfiguration': 1,
    'ecr:GetRegistryPolicy': 1,
    'ecr:DescribeRepositories': 1,
    'ecr:DescribeImages': 2,
    'ecr:GetLifecyclePolicy': 1,
    'ecr:GetRepositoryPolicy': 1,
  });
});

it('does not take a repository policy that it may not read for none, and asks nothing without images', async () => {
  const hidden = await collected(
    { ...images, denied: ['ecr:GetRepositoryPolicy'] },
    ['lambda', 'images'],
  );
  expect(hidden.of('AWS::ECR::Repository')[0].attributes.policy).toMatchObject(
    denied('ecr:GetRepositoryPolicy'),
  );
  const { calls } = await collected({ functions: [checkout] }, [
    'lambda',
    'images',
  ]);
  expect(calls).toEqual({});
});

it('reads build projects without any value', async () => {
  const account = {
    functions: [checkout],
    things: {
      buildProjects: [
        {
          name: 'deploy',
          arn: arn('codebuild', 'project/deploy'),
          environment: {
            type: 'LINUX_CONTAINER' as const,
            image: 'aws/codebuild/standard:7.0',
            computeType: 'BUILD_GENERAL1_SMALL' as const,
            environmentVariables: [
              { name: 'STAGE', value: 'prod' },
              {
                name: 'DB_PASSWORD',
                value: 'planted-Pa55word!',
                type: 'PLAINTEXT' as const,
              },
              {
                name: 'API_TOKEN',
                value: 'shop/token',
                type: 'SECRETS_MANAGER' as const,
              },
            ],
          },
          source: {
            type: 'GITHUB' as const,
            location: 'https://ghp_planted0000@github.com/shop/checkout.git',
          },
        },
      ],
    },
  };
  const { of, calls } = await collected(account, ['lambda', 'build-projects']);
  const projects = of('AWS::CodeBuild::Project');
  expect(projects).toMatchObject([
    {
      name: 'deploy',
      attributes: {
        plainVariables: [
          { name: 'DB_PASSWORD', secret: 'password' },
          { name: 'STAGE' },
        ],
        sourceCredentials: [{ path: 'source.location' }],
      },
    },
  ]);
  expect(JSON.stringify(projects)).not.toMatch(/planted/);
  expect(calls).toEqual({
    'codebuild:ListProjects': 1,
    'codebuild:BatchGetProjects': 1,
  });
  const hidden = await collected(
    { ...account, denied: ['codebuild:BatchGetProjects'] },
    ['lambda', 'build-projects'],
  );
  expect(hidden.of('AWS::CodeBuild::Project')).toMatchObject([
    { unlisted: { errorClass: 'denied' } },
  ]);
});

it('reads the networks and file systems of functions', async () => {
  const POINT = arn('elasticfilesystem', 'access-point/fsap-1');
  const account = {
    functions: [
      {
        ...checkout,
        configuration: {
          VpcConfig: {
            VpcId: 'vpc-1',
            SubnetIds: ['subnet-1', 'subnet-gone'],
            SecurityGroupIds: ['sg-1'],
          },
          FileSystemConfigs: [{ Arn: POINT, LocalMountPath: '/mnt/files' }],
        },
      },
    ],
    things: {
      subnets: [
        {
          SubnetId: 'subnet-1',
          VpcId: 'vpc-1',
          AvailabilityZoneId: 'euw1-az1',
          OwnerId: ACCOUNT,
        },
      ],
      flowLogs: [
        {
          FlowLogId: 'fl-1',
          ResourceId: 'vpc-1',
          FlowLogStatus: 'ACTIVE',
          TrafficType: 'ALL' as const,
        },
        {
          FlowLogId: 'fl-2',
          ResourceId: 'vpc-1',
          FlowLogStatus: 'ACTIVE',
          TrafficType: 'ALL' as const,
          DeliverLogsStatus: 'FAILED',
          DeliverLogsErrorMessage: 'Access error',
        },
      ],
      accessPoints: [
        {
          AccessPointArn: POINT,
          AccessPointId: 'fsap-1',
          FileSystemId: 'fs-1',
          RootDirectory: { Path: '/files' },
        },
      ],
      fileSystems: [
        {
          fileSystem: {
            FileSystemId: 'fs-1',
            FileSystemArn: arn('elasticfilesystem', 'file-system/fs-1'),
            Encrypted: true,
          } as any,
        },
      ],
    },
  };
  const { of } = await collected(account, [
    'lambda',
    'networks',
    'file-systems',
  ]);
  expect(of('AWS::EC2::Subnet')).toMatchObject([
    { name: 'subnet-1', attributes: { availabilityZoneId: 'euw1-az1' } },
  ]);
  expect(of('AWS::EC2::VPC')).toMatchObject([
    {
      name: 'vpc-1',
      attributes: {
        flowLogs: [
          { id: 'fl-1', active: true, deliveryError: null },
          { id: 'fl-2', active: true, deliveryError: 'Access error' },
        ],
        endpoints: [],
      },
    },
  ]);
  expect(of('AWS::EFS::AccessPoint')).toMatchObject([
    { attributes: { posixUserId: null, rootDirectory: '/files' } },
  ]);
  expect(of('AWS::EFS::FileSystem')).toMatchObject([
    { attributes: { encrypted: true, policy: null } },
  ]);
  const hidden = await collected(
    {
      ...account,
      denied: [
        'ec2:DescribeFlowLogs',
        'elasticfilesystem:DescribeFileSystemPolicy',
      ],
    },
    ['lambda', 'networks', 'file-systems'],
  );
  expect(hidden.of('AWS::EC2::VPC')[0].attributes.flowLogs).toMatchObject(
    denied('ec2:DescribeFlowLogs'),
  );
  expect(hidden.of('AWS::EFS::FileSystem')[0].attributes.policy).toMatchObject(
    denied('elasticfilesystem:DescribeFileSystemPolicy'),
  );
});

it('says of a VPC that another account shares only what is known', async () => {
  const { of } = await collected(
    {
      functions: [
        {
          ...checkout,
          configuration: {
            VpcConfig: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] },
          },
        },
      ],
      things: {
        subnets: [
          {
            SubnetId: 'subnet-1',
            VpcId: 'vpc-1',
            AvailabilityZoneId: 'euw1-az1',
            OwnerId: '999988887777',
          },
        ],
      },
    },
    ['lambda', 'networks'],
  );
  expect(of('AWS::EC2::VPC')[0].attributes).toMatchObject({
    flowLogs: { $unknown: { errorClass: 'not-read' } },
    endpoints: { $unknown: { errorClass: 'not-read' } },
  });
});

it('reads alarms, and which composite alarm tells of them', async () => {
  const alarm = (AlarmName: string, more: object) => ({
    AlarmName,
    AlarmArn: arn('cloudwatch', `alarm:${AlarmName}`),
    ActionsEnabled: true,
    AlarmActions: [],
    ...more,
  });
  const account = {
    functions: [checkout],
    things: {
      alarms: [
        alarm('errors', {
          Namespace: 'AWS/Lambda',
          MetricName: 'Errors',
          Dimensions: [{ Name: 'FunctionName', Value: 'checkout' }],
        }),
        alarm('all-errors', {
          Metrics: [
            {
              Id: 'q1',
              Expression: 'SELECT SUM(Errors) FROM "AWS/Lambda"',
            },
          ],
        }),
      ],
      compositeAlarms: [
        alarm('on-call', {
          AlarmRule: 'ALARM("errors") OR ALARM(other)',
          AlarmActions: [arn('sns', 'on-call')],
        }),
      ],
    },
  };
  const { of, calls } = await collected(account, ['lambda', 'alarms']);
  expect(of('AWS::CloudWatch::Alarm')).toMatchObject([
    {
      name: 'errors',
      attributes: {
        metrics: [
          { metricName: 'Errors', dimensions: { FunctionName: 'checkout' } },
        ],
        query: null,
        notifyingComposites: ['on-call'],
      },
    },
    {
      name: 'all-errors',
      attributes: {
        metrics: [],
        query: 'SELECT SUM(Errors) FROM "AWS/Lambda"',
        notifyingComposites: [],
      },
    },
    { name: 'on-call', attributes: { metrics: [] } },
  ]);
  expect(calls).toEqual({ 'cloudwatch:DescribeAlarms': 1 });
  const hidden = await collected(
    { ...account, denied: ['cloudwatch:DescribeAlarms'] },
    ['lambda', 'alarms'],
  );
  expect(hidden.of('AWS::CloudWatch::Alarm')).toMatchObject([
    { unlisted: { errorClass: 'denied' } },
  ]);
});

it('reads settings, mappings and code signing of functions', async () => {
  const CONFIG = arn('lambda', 'code-signing-config:csc-1');
  const account = {
    functions: [
      {
        ...checkout,
        eventSourceArns: [arn('sqs', 'orders')],
        grants: [
          () => ({
            Effect: 'Allow' as const,
            Principal: { Service: 's3.amazonaws.com' },
            Action: 'lambda:InvokeFunction',
            Resource: '*',
          }),
        ],
        settings: {
          updateRuntimeOn: 'Manual' as const,
          recursiveLoop: 'Allow' as const,
          reservedConcurrency: 0,
          onFailure: arn('sqs', 'failed'),
          state: {
            State: 'Failed' as const,
            StateReasonCode: 'InsufficientRolePermissions' as const,
          },
        },
      },
      { name: 'plain', role: 'checkout' },
    ],
    things: {
      codeSigning: [
        {
          functionArns: [fn('checkout')],
          config: {
            CodeSigningConfigId: 'csc-1',
            CodeSigningConfigArn: CONFIG,
            AllowedPublishers: {
              SigningProfileVersionArns: [
                arn('signer', '/signing-profiles/shop/v1'),
              ],
            },
            CodeSigningPolicies: {
              UntrustedArtifactOnDeployment: 'Warn' as const,
            },
            LastModified: '2026-01-01T00:00:00Z',
          },
        },
      ],
    },
  };
  const collectors = [
    lambdaCollector(),
    'function-sources',
    'function-settings',
  ];
  const { of, calls } = await collected(account, collectors);
  expect(of('AWS::Lambda::EventSourceMapping')).toMatchObject([
    {
      parentArn: fn('checkout'),
      attributes: { eventSourceArn: arn('sqs', 'orders'), sourceAccess: [] },
    },
  ]);
  expect(of('AWS::Lambda::CodeSigningConfig')).toMatchObject([
    {
      arn: CONFIG,
      attributes: {
        onUntrustedArtifact: 'Warn',
        functionArns: [fn('checkout')],
      },
    },
  ]);
  const [manual, auto] = of('AWS::Lambda::RuntimeManagementConfig');
  expect(manual.attributes.updateRuntimeOn).toBe('Manual');
  expect(auto.attributes).toEqual({
    updateRuntimeOn: 'Auto',
    runtimeVersionArn: null,
  });
  expect(of('AWS::Lambda::RecursionConfig')).toMatchObject([
    { attributes: { recursiveLoop: 'Allow' } },
    { attributes: { recursiveLoop: 'Terminate' } },
  ]);
  expect(of('AWS::Lambda::Concurrency')).toMatchObject([
    { parentArn: fn('checkout'), attributes: { reserved: 0 } },
  ]);
  expect(of('AWS::Lambda::EventInvokeConfig')).toMatchObject([
    { attributes: { onFailureArns: [arn('sqs', 'failed')] } },
  ]);
  expect(of('AWS::Lambda::FunctionState').map(one => one.attributes)).toEqual([
    {
      state: 'Failed',
      reasonCode: 'InsufficientRolePermissions',
      lastUpdate: 'Successful',
      lastUpdateReasonCode: null,
    },
    {
      state: 'Active',
      reasonCode: null,
      lastUpdate: 'Successful',
      lastUpdateReasonCode: null,
    },
  ]);
  expect(calls).toEqual({
    'lambda:GetFunctionConfiguration': 2,
    'lambda:GetRuntimeManagementConfig': 2,
    'lambda:GetFunctionConcurrency': 1,
    'lambda:ListFunctionEventInvokeConfigs': 1,
  });
  const hidden = await collected(
    {
      ...account,
      denied: [
        'lambda:GetFunctionRecursionConfig',
        'lambda:GetFunctionConfiguration',
      ],
    },
    collectors,
  );
  expect(
    hidden.of('AWS::Lambda::FunctionState')[0].attributes.state,
  ).toMatchObject({ $unknown: { errorClass: 'denied' } });
  expect(
    hidden.of('AWS::Lambda::RecursionConfig')[0].attributes.recursiveLoop,
  ).toMatchObject(denied('lambda:GetFunctionRecursionConfig'));
});
