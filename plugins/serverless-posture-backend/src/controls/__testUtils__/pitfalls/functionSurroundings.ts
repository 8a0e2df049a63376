import {
  lambdaConcurrency,
  lambdaFunction,
  logGroup,
  cloudTrail,
  eventDataStore,
  inspectedFunction,
  inspectorAccount,
  inspectorScan,
  guardDutyDetector,
  subnet,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import {
  TrailSelectors,
  TrailStatus,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { collected } from '../../../__testUtils__/collected';
import { guarddutyLambdaProtection } from '../../guardduty/guardduty-lambda-protection';
import { inspectorLambdaCode } from '../../inspector/inspector-lambda-code';
import { lambdaCloudtrailDataEvents } from '../../lambda/lambda-cloudtrail-data-events';
import { lambdaFailureDestination } from '../../lambda/lambda-failure-destination';
import { lambdaInVpc } from '../../lambda/lambda-in-vpc';
import { lambdaInspectorCoverage } from '../../lambda/lambda-inspector-coverage';
import { lambdaLogGroupRetention } from '../../lambda/lambda-log-group-retention';
import { lambdaReservedConcurrency } from '../../lambda/lambda-reserved-concurrency';
import { lambdaVpcMultiAz } from '../../lambda/lambda-vpc-multi-az';
import { lambdaXrayTracing } from '../../lambda/lambda-xray-tracing';
import { allow, policyOf } from '../../policy/testPolicies';
import { beside, pitfall, pitfallOfReading } from './pitfall';

const fn = lambdaFunction();

const inVpc = (...subnetIds: string[]) =>
  lambdaFunction({ vpcId: 'vpc-1', subnetIds });

const inZone = (name: string, availabilityZoneId: string) =>
  subnet({
    $: { name, arn: `arn:aws:ec2:eu-west-1:111122223333:subnet/${name}` },
    availabilityZoneId,
  });

const basic = (readWriteType: 'All' | 'ReadOnly'): TrailSelectors => ({
  advanced: [],
  basic: [
    {
      readWriteType,
      includeManagementEvents: true,
      excludedManagementSources: [],
      dataResources: [
        { type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] },
      ],
    },
  ],
});

const field = (name: string, conditions: object) => ({
  field: name,
  equals: [],
  startsWith: [],
  endsWith: [],
  notEquals: [],
  notStartsWith: [],
  notEndsWith: [],
  ...conditions,
});

const advanced = (...more: ReturnType<typeof field>[]): TrailSelectors => ({
  basic: [],
  advanced: [
    [
      field('eventCategory', { equals: ['Data'] }),
      field('resources.type', { equals: ['AWS::Lambda::Function'] }),
      ...more,
    ],
  ],
});

const stopped: TrailStatus = {
  ...(cloudTrail().attributes.status as TrailStatus),
  isLogging: false,
};

const trail = (
  selectors: TrailSelectors,
  more: Parameters<typeof cloudTrail>[0] = {},
) => beside(fn, cloudTrail({ selectors, ...more }));

const scanned = (status: 'ACTIVE' | 'INACTIVE', reason: string) =>
  beside(
    fn,
    inspectedFunction({
      scans: [
        inspectorScan({ status, reason }),
        inspectorScan({ type: 'CODE' }),
      ],
    }),
  );

/** What stands around a function: networks, logs, scanners. */
export const functionSurroundingPitfalls = [
  pitfall(
    'zones count and not subnets; what cannot be seen may be another zone',
    {
      control: lambdaVpcMultiAz,
      notApplicable: [lambdaFunction({ vpcId: null, subnetIds: [] })],
      failed: [
        beside(
          inVpc('subnet-1', 'subnet-2'),
          inZone('subnet-1', 'euw1-az1'),
          inZone('subnet-2', 'euw1-az1'),
        ),
      ],
      notAvailable: [
        beside(inVpc('subnet-1', 'subnet-9'), inZone('subnet-1', 'euw1-az1')),
      ],
    },
  ),
  pitfall('a VPC adds no protection by itself', {
    control: lambdaInVpc,
    failed: [lambdaFunction({ vpcId: null })],
    severity: 'INFORMATIONAL',
  }),
  pitfall('a function that nobody calls asynchronously loses no event', {
    control: lambdaFailureDestination,
    notApplicable: [lambdaFunction()],
    passed: [
      lambdaFunction({
        policy: policyOf(allow({ Service: 's3.amazonaws.com' })),
        deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed',
      }),
    ],
  }),
  pitfall('a concurrency of 0 switches a function off', {
    control: lambdaReservedConcurrency,
    passed: [
      beside(
        lambdaFunction({
          policy: policyOf(allow({ Service: 'apigateway.amazonaws.com' })),
        }),
        lambdaConcurrency({ reserved: 0 }),
      ),
    ],
    reason: 'switched off',
  }),
  pitfallOfReading('no tracing configuration is no tracing', async () => {
    const { of } = await collected(
      {
        functions: [
          {
            name: 'checkout',
            role: 'checkout',
            configuration: { TracingConfig: undefined },
          },
        ],
      },
      ['lambda'],
    );
    return [
      { control: lambdaXrayTracing, failed: of('AWS::Lambda::Function') },
    ];
  }),
  {
    ...pitfall('never to expire is a decision', {
      control: lambdaLogGroupRetention,
      failed: [logGroup({ retentionInDays: null })],
      reason: 'kept for ever',
    }),
    read: async () => {
      const { of } = await collected(
        {
          functions: [
            {
              name: 'checkout',
              role: 'checkout',
              configuration: { LoggingConfig: { LogGroup: '/shop/logs' } },
            },
          ],
          things: {
            logGroups: [
              { logGroupName: '/shop/logs', retentionInDays: 400 },
              // Of a function of us-east-1, written where it runs at the edge.
              { logGroupName: '/aws/lambda/us-east-1.rewrite' },
              { logGroupName: '/aws/lambda/checkout' },
            ],
          },
        },
        ['lambda', 'log-groups'],
      );
      const groups = of('AWS::Logs::LogGroup');
      expect(groups.map(({ name }) => name).sort()).toEqual([
        '/aws/lambda/us-east-1.rewrite',
        '/shop/logs',
      ]);
      return [
        {
          control: lambdaLogGroupRetention,
          passed: groups.filter(({ name }) => name === '/shop/logs'),
          failed: groups.filter(({ name }) => name !== '/shop/logs'),
        },
      ];
    },
  },
  pitfall(
    'a trail covers a function by what it selects, leaves out, sees and writes',
    {
      control: lambdaCloudtrailDataEvents,
      passed: [
        trail(basic('All')),
        trail(advanced(field('readOnly', { equals: ['false'] }))),
        trail(basic('All'), { isOrganizationTrail: true }),
        beside(fn, cloudTrail(), eventDataStore({ selectors: advanced() })),
      ],
      failed: [
        trail(basic('ReadOnly')),
        trail(advanced(field('readOnly', { equals: ['true'] }))),
        trail(advanced(field('resources.ARN', { notEquals: [fn.arn] }))),
        trail(
          advanced(
            field('resources.ARN', { notStartsWith: ['arn:aws:lambda'] }),
          ),
        ),
        trail(basic('All'), { status: stopped }),
        trail(basic('All'), { isMultiRegion: false, homeRegion: 'us-east-1' }),
      ],
      notAvailable: [
        beside(
          fn,
          cloudTrail({
            isOrganizationTrail: true,
            selectors: unknown('denied', 'cloudtrail:GetEventSelectors'),
          }),
        ),
      ],
    },
  ),
  pitfall('a scan that does not run has a reason, and it decides', {
    control: lambdaInspectorCoverage,
    failed: [
      scanned('INACTIVE', 'EXCLUDED_BY_TAG'),
      scanned('INACTIVE', 'UNSUPPORTED_RUNTIME'),
    ],
    notAvailable: [scanned('INACTIVE', 'PENDING_INITIAL_SCAN')],
  }),
  pitfall('code is not scanned in every Region', {
    control: inspectorLambdaCode,
    notApplicable: [inspectorAccount({ lambdaCode: null })],
  }),
  pitfall('protection of functions is a feature, not a data source', {
    control: guarddutyLambdaProtection,
    passed: [
      guardDutyDetector({
        features: [{ name: 'LAMBDA_NETWORK_LOGS', enabled: true }],
      }),
    ],
    failed: [
      guardDutyDetector({
        features: [{ name: 'S3_DATA_EVENTS', enabled: true }],
      }),
    ],
  }),
];
