/* eslint-disable jest/no-standalone-expect -- the table calls it in a test */
import { SecurityHubFindings } from 'backstage-plugin-serverless-posture-node';
import {
  accountCollection,
  configRecorder,
  ecrRepository,
  queue,
  secret,
  securityHub,
  securityHubFindings,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { collected } from '../../../__testUtils__/collected';
import {
  arnHere,
  REFERRING,
  referringTo,
} from '../../../__testUtils__/referring';
import { configRecorderEnabled } from '../../config/config-recorder-enabled';
import { configRecordsServerlessTypes } from '../../config/config-records-serverless-types';
import { ecrTagImmutability } from '../../ecr/ecr-tag-immutability';
import { collectionCoverage } from '../../organizations/collection-coverage';
import { secretsmanagerRotationEnabled } from '../../secretsmanager/secretsmanager-rotation-enabled';
import { securityhubActiveServerlessFindings } from '../../securityhub/securityhub-active-serverless-findings';
import { sqsEncryption } from '../../sqs/sqs-encryption';
import { sqsPublic } from '../../sqs/sqs-public';
import { beside, pitfall, pitfallOfReading } from './pitfall';

type Finding = SecurityHubFindings['findings'][number];

const late = (...findings: Partial<Finding>[]) =>
  securityHubFindings({
    findings: findings.map(one => ({
      securityControlId: 'Lambda.1',
      severity: 'HIGH',
      resourceId: 'checkout',
      firstObservedAt: '2026-08-01T00:00:00.000Z',
      complianceStatus: 'FAILED',
      ...one,
    })),
  });

/** What functions store, and what watches over them. */
export const dataAndAuditPitfalls = [
  pitfall('a service or partner may rotate without a function of ours', {
    control: secretsmanagerRotationEnabled,
    passed: [
      secret({ rotationFunctionArn: null, owningService: 'rds' }),
      secret({ rotationFunctionArn: null }),
    ],
    notApplicable: [secret({ replicaOf: 'us-east-1', rotationEnabled: false })],
  }),
  pitfall('a queue is encrypted without a key of our own', {
    control: sqsEncryption,
    passed: [queue({ managedSse: true, kmsKeyId: null })],
    failed: [queue({ managedSse: false, kmsKeyId: null })],
  }),
  pitfallOfReading('a queue may be gone before it is read', async () => {
    const { of, outcome } = await collected(
      referringTo([arnHere('sqs', 'orders*')], {
        things: {
          queues: ['orders', 'orders-dead'].map(name => ({
            name,
            attributes: {},
            tags: {},
          })),
        },
      }),
      [...REFERRING, 'sqs'],
      [
        {
          operation: 'sqs:GetQueueAttributes',
          times: 1,
          effect: { error: { code: 'QueueDoesNotExist', status: 400 } },
        },
      ],
    );
    expect(outcome).toMatchObject({ state: 'complete', failures: [] });
    const queues = of('AWS::SQS::Queue');
    expect(queues).toHaveLength(1);
    return [{ control: sqsPublic, passed: queues }];
  }),
  pitfall('tags that may change weigh only where functions use them', {
    control: ecrTagImmutability,
    passed: [
      ecrRepository({
        tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        tagExclusions: ['dev-*'],
      }),
    ],
    failed: [
      ecrRepository({
        tagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        tagExclusions: ['v*'],
      }),
    ],
  }),
  pitfall(
    'one problem counts once, and what is not known is no failure',
    {
      control: securityhubActiveServerlessFindings,
      failed: [
        {
          ...beside(securityHub(), late({}, { resourceId: 'other' })),
          // Of one control that several standards share.
          matching: { evidence: [{ value: 'checkout and 1 more' }] },
        },
      ],
    },
    {
      control: securityhubActiveServerlessFindings,
      notAvailable: [
        beside(securityHub(), late({ complianceStatus: 'NOT_AVAILABLE' })),
      ],
      passed: [beside(securityHub(), securityHubFindings())],
    },
  ),
  pitfall(
    'a recorder that is on may leave functions out, or look once a day',
    { control: configRecorderEnabled, passed: [configRecorder()] },
    {
      control: configRecordsServerlessTypes,
      failed: [
        configRecorder({ excludedResourceTypes: ['AWS::Lambda::Function'] }),
        configRecorder({ frequency: 'DAILY' }),
      ],
    },
  ),
  pitfall('what was not read shows, and lowers no count of failures', {
    control: collectionCoverage,
    notAvailable: [
      accountCollection({
        unread: [
          {
            region: 'eu-west-1',
            collector: 'lambda',
            reason: { errorClass: 'throttled' },
          },
        ],
      }),
    ],
    failed: [
      accountCollection({
        unread: [
          {
            region: 'eu-west-1',
            collector: 'lambda',
            reason: { errorClass: 'denied' },
            missingAction: 'lambda:GetPolicy',
          },
        ],
      }),
    ],
  }),
];
