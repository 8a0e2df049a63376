import { thingsOf } from '../world/things/things';
import { AwsError } from '../protocol/awsError';
import { Call, Handlers, limitOf, page } from './handlers';

/** DynamoDB Accelerator. */
export const dax: Handlers = {
  DescribeClusters(input: { MaxResults?: number; NextToken?: string }, call) {
    const invalid = 'InvalidParameterValueException';
    const { items, next } = page(thingsOf(call.cell, 'daxClusters'), call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, {
        standard: 100,
        maximum: 100,
        invalid,
      }),
      invalid,
    });
    return { Clusters: items.map(({ cluster }) => cluster), NextToken: next };
  },
};

/** AWS Backup. */
export const backup: Handlers = {
  ListProtectedResources(
    input: { MaxResults?: number; NextToken?: string },
    call,
  ) {
    const invalid = 'InvalidParameterValueException';
    const { items, next } = page(
      thingsOf(call.cell, 'protectedResources'),
      call,
      {
        token: input.NextToken,
        limit: limitOf(input.MaxResults, {
          standard: 1000,
          maximum: 1000,
          invalid,
        }),
        invalid,
      },
    );
    return { Results: items, NextToken: next };
  },
};

/** Application Auto Scaling. */
export const applicationAutoScaling: Handlers = {
  DescribeScalableTargets(
    input: {
      ServiceNamespace: string;
      MaxResults?: number;
      NextToken?: string;
    },
    call,
  ) {
    const targets = thingsOf(call.cell, 'scalableTargets').filter(
      ({ ServiceNamespace }) => ServiceNamespace === input.ServiceNamespace,
    );
    const { items, next } = page(targets, call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, {
        standard: 50,
        maximum: 50,
        invalid: 'ValidationException',
      }),
      invalid: 'InvalidNextTokenException',
    });
    return { ScalableTargets: items, NextToken: next };
  },
};

const noStream = (name: string, { accountId }: Call) =>
  new AwsError(
    'ResourceNotFoundException',
    `Stream ${name} under account ${accountId} not found.`,
    400,
  );

/** Amazon Kinesis Data Streams. */
export const kinesis: Handlers = {
  ListStreams(input: { Limit?: number; NextToken?: string }, call) {
    const { items, next } = page(thingsOf(call.cell, 'streams'), call, {
      token: input.NextToken,
      limit: limitOf(input.Limit, {
        standard: 100,
        maximum: 10_000,
        invalid: 'ValidationException',
      }),
      invalid: 'ExpiredNextTokenException',
    });
    return {
      StreamNames: items.map(({ name }) => name),
      HasMoreStreams: next !== undefined,
      NextToken: next,
    };
  },

  DescribeStreamSummary({ StreamARN }: { StreamARN: string }, call) {
    const name = StreamARN.split('/')[1];
    const stream = thingsOf(call.cell, 'streams').find(
      one => one.name === name,
    );
    if (!stream) throw noStream(name, call);
    return {
      StreamDescriptionSummary: {
        StreamName: name,
        StreamARN,
        StreamStatus: 'ACTIVE',
        RetentionPeriodHours: 24,
        StreamCreationTimestamp: new Date('2025-03-04T08:00:00Z'),
        EnhancedMonitoring: [],
        EncryptionType: stream.encryptionType,
        OpenShardCount: 1,
      },
    };
  },
};

/** Amazon Data Firehose. */
export const firehose: Handlers = {
  ListDeliveryStreams(
    input: { Limit?: number; ExclusiveStartDeliveryStreamName?: string },
    { cell },
  ) {
    const names = thingsOf(cell, 'deliveryStreams')
      .map(({ name }) => name)
      .sort()
      .filter(name => name > (input.ExclusiveStartDeliveryStreamName ?? ''));
    const limit = limitOf(input.Limit, {
      standard: 10,
      maximum: 10_000,
      invalid: 'InvalidArgumentException',
    });
    return {
      DeliveryStreamNames: names.slice(0, limit),
      HasMoreDeliveryStreams: names.length > limit,
    };
  },

  DescribeDeliveryStream(input: { DeliveryStreamName: string }, call) {
    const { DeliveryStreamName: name } = input;
    const stream = thingsOf(call.cell, 'deliveryStreams').find(
      one => one.name === name,
    );
    if (!stream) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Firehose ${name} under account ${call.accountId} not found.`,
        400,
      );
    }
    return {
      DeliveryStreamDescription: {
        DeliveryStreamName: name,
        DeliveryStreamARN: `arn:aws:firehose:${call.region}:${call.accountId}:deliverystream/${name}`,
        DeliveryStreamStatus: 'ACTIVE',
        DeliveryStreamType: stream.type,
        DeliveryStreamEncryptionConfiguration: {
          Status: stream.encryptionStatus ?? 'DISABLED',
        },
        VersionId: '1',
        Destinations: [],
        HasMoreDestinations: false,
      },
    };
  },
};

const typeOf = (identity: string) =>
  identity.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN';

/** Amazon SES, version 2. */
export const ses: Handlers = {
  ListEmailIdentities(input: { PageSize?: number; NextToken?: string }, call) {
    const { items, next } = page(thingsOf(call.cell, 'emailIdentities'), call, {
      token: input.NextToken,
      limit: limitOf(input.PageSize, {
        standard: 1000,
        maximum: 1000,
        invalid: 'BadRequestException',
      }),
      invalid: 'InvalidNextTokenException',
    });
    return {
      EmailIdentities: items.map(({ name }) => ({
        IdentityType: typeOf(name),
        IdentityName: name,
        SendingEnabled: true,
      })),
      NextToken: next,
    };
  },

  GetEmailIdentity({ EmailIdentity }: { EmailIdentity: string }, { cell }) {
    const found = thingsOf(cell, 'emailIdentities').find(
      ({ name }) => name === EmailIdentity,
    );
    if (!found) {
      throw new AwsError(
        'NotFoundException',
        `Email identity ${EmailIdentity} does not exist.`,
        404,
      );
    }
    return {
      IdentityType: typeOf(EmailIdentity),
      VerifiedForSendingStatus: true,
      Policies: Object.fromEntries(
        Object.entries(found.policies).map(([name, policy]) => [
          name,
          JSON.stringify(policy),
        ]),
      ),
    };
  },
};
