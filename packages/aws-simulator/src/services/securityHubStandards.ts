import type {
  BatchGetStandardsControlAssociationsRequest,
  GetEnabledStandardsRequest,
} from '@aws-sdk/client-securityhub';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidInputException';

function requireHub({ cell, accountId }: Call): void {
  if (cell.securityHubEnabled) return;
  throw new AwsError(
    'InvalidAccessException',
    `Account ${accountId} is not subscribed to AWS Security Hub`,
    401,
    { Code: 'InvalidAccessException' },
  );
}

const subscriptionOf = (arn: string, { region, accountId }: Call) =>
  `arn:aws:securityhub:${region}:${accountId}:subscription/${
    arn.split('standards/')[1]
  }`;

/** Standards of AWS Security Hub, and how the organization sets them. */
export const securityHubStandards: Handlers = {
  GetEnabledStandards(input: GetEnabledStandardsRequest, call: Call) {
    requireHub(call);
    const { items, next } = page(thingsOf(call.cell, 'standards'), call, {
      token: input.NextToken,
      limit: limitOf(input.MaxResults, {
        standard: 100,
        maximum: 100,
        invalid,
      }),
      invalid,
    });
    return {
      StandardsSubscriptions: items.map(StandardsArn => ({
        StandardsArn,
        StandardsSubscriptionArn: subscriptionOf(StandardsArn, call),
        StandardsInput: {},
        StandardsStatus: 'READY',
      })),
      NextToken: next,
    };
  },

  BatchGetStandardsControlAssociations(
    input: BatchGetStandardsControlAssociationsRequest,
    call: Call,
  ) {
    requireHub(call);
    const disabled = new Map(
      thingsOf(call.cell, 'disabledControls').map(({ id, reason }) => [
        id,
        reason,
      ]),
    );
    return {
      StandardsControlAssociationDetails: (
        input.StandardsControlAssociationIds ?? []
      ).map(({ SecurityControlId, StandardsArn }) => ({
        SecurityControlId,
        StandardsArn,
        SecurityControlArn: `arn:aws:securityhub:${call.region}:${call.accountId}:security-control/${SecurityControlId}`,
        AssociationStatus: disabled.has(SecurityControlId!)
          ? 'DISABLED'
          : 'ENABLED',
        UpdatedReason: disabled.get(SecurityControlId!),
      })),
      UnprocessedAssociations: [],
    };
  },

  DescribeOrganizationConfiguration(_input: object, call: Call) {
    requireHub(call);
    if (call.accountId !== call.world.securityHubAdministratorId) {
      throw new AwsError(
        'InvalidAccessException',
        `Account ${call.accountId} is not an administrator for this organization`,
        401,
        { Code: 'InvalidAccessException' },
      );
    }
    return {
      AutoEnable: false,
      AutoEnableStandards: 'NONE',
      MemberAccountLimitReached: false,
      OrganizationConfiguration: {
        ConfigurationType: 'CENTRAL',
        Status: 'ENABLED',
      },
    };
  },
};
