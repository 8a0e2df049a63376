import {
  BatchGetAccountStatusCommand,
  DescribeOrganizationConfigurationCommand,
  Filter,
  GetDelegatedAdminAccountCommand,
  Inspector2Client,
  ListFiltersCommand,
  State,
} from '@aws-sdk/client-inspector2';
import {
  Attribute,
  AwsReader,
  Collector,
  InspectorFilter,
  InspectorOrganization,
  InspectorState,
  isUnknown,
  operation,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { regionalFact } from '../facts';
import { oneOf, required } from '../fields';
import { serverlessTypes } from '../serverlessTypes';

const batchGetAccountStatus = operation({
  id: 'inspector2:BatchGetAccountStatus',
  client: Inspector2Client,
  command: BatchGetAccountStatusCommand,
  probe: {},
});

const getDelegatedAdminAccount = operation({
  id: 'inspector2:GetDelegatedAdminAccount',
  client: Inspector2Client,
  command: GetDelegatedAdminAccountCommand,
  absent: ['ResourceNotFoundException'],
  probe: {},
});

const describeOrganizationConfiguration = operation({
  id: 'inspector2:DescribeOrganizationConfiguration',
  client: Inspector2Client,
  command: DescribeOrganizationConfigurationCommand,
});

const listFilters = operation({
  id: 'inspector2:ListFilters',
  client: Inspector2Client,
  command: ListFiltersCommand,
  probe: { maxResults: 1 },
});

/** What Inspector scans in a Region, what it hides, and who manages it. */
export const inspectorAccountCollector: Collector = {
  id: 'inspector-account',
  scope: 'regional',
  follows: serverlessTypes,
  operations: {
    batchGetAccountStatus,
    getDelegatedAdminAccount,
    describeOrganizationConfiguration,
    listFilters,
  },
  listings: [
    {
      id: 'status',
      resourceTypes: ['AWS::Inspector2::AccountStatus'],
      async page(aws) {
        const { accounts, failedAccounts } = await aws.call(
          batchGetAccountStatus,
          {},
        );
        const own = required(
          accounts?.find(({ accountId }) => accountId === aws.accountId),
          failedAccounts?.[0]?.errorCode
            ? `accounts (${failedAccounts[0].errorCode})`
            : 'accounts',
          batchGetAccountStatus,
        );
        const { lambda, lambdaCode, ecr } = required(
          own.resourceState,
          'resourceState',
          batchGetAccountStatus,
        );
        return {
          resources: [
            regionalFact(
              'AWS::Inspector2::AccountStatus',
              aws,
              {
                service: 'inspector2',
                path: 'account-status',
                name: 'Inspector',
              },
              {
                lambda: stateOf(lambda),
                lambdaCode: stateOf(lambdaCode),
                ecr: stateOf(ecr),
              },
            ),
          ],
        };
      },
    },
    {
      id: 'organization',
      resourceTypes: ['AWS::Inspector2::Organization'],
      page: async aws => ({ resources: [await organization(aws)] }),
    },
    {
      id: 'filters',
      resourceTypes: ['AWS::Inspector2::Filter'],
      async page(aws, token) {
        const output = await aws.call(listFilters, {
          maxResults: 100,
          nextToken: token,
        });
        return {
          resources: required(output.filters, 'filters', listFilters).map(
            filter => filterResource(aws, filter),
          ),
          next: output.nextToken || undefined,
        };
      },
    },
  ],
};

function stateOf(state: State | undefined): InspectorState | null {
  if (!state) return null;
  const errorCode = state.errorCode as string | undefined;
  return {
    status: required(state.status, 'status', batchGetAccountStatus),
    errorCode: errorCode && errorCode !== 'NO_ERROR' ? errorCode : null,
  };
}

async function organization(aws: AwsReader) {
  const delegatedAdministrator = await aws.read(
    getDelegatedAdminAccount,
    {},
    ({ delegatedAdmin }) => delegatedAdmin?.accountId ?? null,
    null,
  );
  return regionalFact(
    'AWS::Inspector2::Organization',
    aws,
    {
      service: 'inspector2',
      path: 'organization-configuration',
      name: 'Inspector in the organization',
    },
    {
      delegatedAdministrator,
      autoEnable: await autoEnableOf(aws, delegatedAdministrator),
    },
  );
}

/** Others than the administrator are refused, which says nothing about our rights. */
async function autoEnableOf(
  aws: AwsReader,
  administrator: Attribute<string | null>,
): Promise<Attribute<InspectorOrganization['autoEnable']>> {
  if (isUnknown(administrator)) return administrator;
  if (administrator !== aws.accountId) {
    return unknown(
      'not-read',
      describeOrganizationConfiguration.id,
      'only the delegated administrator of Inspector may read it',
    );
  }
  return aws.read(describeOrganizationConfiguration, {}, ({ autoEnable }) => ({
    lambda: autoEnable?.lambda ?? false,
    lambdaCode: autoEnable?.lambdaCode ?? false,
    ecr: autoEnable?.ecr ?? false,
  }));
}

function filterResource(aws: AwsReader, filter: Filter) {
  const arn = required(filter.arn, 'arn', listFilters);
  const { name, reason, criteria, updatedAt } = filter;
  return {
    ...regionalFact(
      'AWS::Inspector2::Filter',
      aws,
      { service: 'inspector2', path: '', name: name ?? arn },
      {
        action: oneOf<InspectorFilter['action']>(
          filter.action,
          ['NONE', 'SUPPRESS'],
          'action',
          listFilters,
        ),
        reason: reason || null,
        updatedAt: required(updatedAt, 'updatedAt', listFilters).toISOString(),
        criteria: Object.entries(criteria ?? {})
          .filter(([, conditions]) => conditions !== undefined)
          .map(([field, conditions]) => ({
            field,
            equals: equalsOf(conditions),
          })),
      },
    ),
    arn,
  };
}

/** Values of text comparisons; nothing where others than `EQUALS` stand beside them. */
function equalsOf(conditions: unknown): string[] {
  const list = Array.isArray(conditions) ? conditions : [];
  return list.every(({ comparison }) => comparison === 'EQUALS')
    ? list.map(({ value }) => `${value}`)
    : [];
}
