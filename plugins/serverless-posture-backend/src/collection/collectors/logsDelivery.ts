import {
  CloudWatchLogsClient,
  DescribeAccountPoliciesCommand,
  DescribeResourcePoliciesCommand,
  DescribeSubscriptionFiltersCommand,
  DescribeSubscriptionFiltersResponse,
  SubscriptionFilter,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  AnyResource,
  Attribute,
  AwsReader,
  CollectionError,
  Collector,
  isUnknown,
  operation,
  Page,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { everyPage, inScope, required } from '../fields';
import { policyText } from '../policies';
import { children, mergePages } from './children';

const describeResourcePolicies = operation({
  id: 'logs:DescribeResourcePolicies',
  client: CloudWatchLogsClient,
  command: DescribeResourcePoliciesCommand,
  probe: { limit: 1 },
});

const describeSubscriptionFilters = operation({
  id: 'logs:DescribeSubscriptionFilters',
  client: CloudWatchLogsClient,
  command: DescribeSubscriptionFiltersCommand,
  resources: ['arn:{partition}:logs:*:*:log-group:*'],
  // A function that never ran has no group yet.
  absent: ['ResourceNotFoundException'],
});

const describeAccountPolicies = operation({
  id: 'logs:DescribeAccountPolicies',
  client: CloudWatchLogsClient,
  command: DescribeAccountPoliciesCommand,
  probe: { policyType: 'SUBSCRIPTION_FILTER_POLICY' },
});

/** Who may write and read logs by policies of the Region, and where the logs of functions are sent. */
export const logsDeliveryCollector: Collector = {
  id: 'logs-delivery',
  scope: 'regional',
  follows: ['AWS::Lambda::Function'],
  operations: {
    describeResourcePolicies,
    describeSubscriptionFilters,
    describeAccountPolicies,
  },
  listings: [
    {
      id: 'resource-policies',
      resourceTypes: ['AWS::Logs::ResourcePolicy'],
      async page(aws, token, inventory) {
        const functions = await inventory.of('AWS::Lambda::Function');
        if (functions.length === 0) return { resources: [] };
        const { resourcePolicies, nextToken } = await aws.call(
          describeResourcePolicies,
          { limit: 50, nextToken: token },
        );
        return {
          resources: required(
            resourcePolicies,
            'resourcePolicies',
            describeResourcePolicies,
          ).map(({ policyName, policyDocument }) => {
            const from = describeResourcePolicies;
            const name = required(policyName, 'policyName', from);
            return {
              type: 'AWS::Logs::ResourcePolicy',
              arn: logsArn(aws, `resource-policy:${name}`),
              name,
              ...inScope(aws),
              tags: {},
              attributes: {
                policy: policyText(
                  required(policyDocument, 'policyDocument', from),
                  from.id,
                ),
              },
            };
          }),
          next: nextToken,
        };
      },
    },
    {
      id: 'subscription-filters',
      resourceTypes: ['AWS::Logs::SubscriptionFilter'],
      async page(aws, _token, inventory) {
        const functions = await inventory.of('AWS::Lambda::Function');
        if (functions.length === 0) return { resources: [] };
        const pages = await aws.all(ownersOfGroups(functions), group =>
          filtersOf(aws, group),
        );
        const ofAccount = await accountFilters(aws);
        return mergePages([...pages, { resources: ofAccount }], undefined);
      },
    },
  ],
};

interface OwnedGroup {
  name: string;
  owner: Resource<'AWS::Lambda::Function'>;
}

/** Each group that functions log to, with the first of them. */
function ownersOfGroups(
  functions: Resource<'AWS::Lambda::Function'>[],
): OwnedGroup[] {
  const groups = new Map<string, OwnedGroup>();
  for (const owner of functions) {
    const { logGroup: name } = owner.attributes;
    if (!isUnknown(name) && !groups.has(name))
      groups.set(name, { name, owner });
  }
  return [...groups.values()];
}

type FilterPage = {
  items: SubscriptionFilter[];
  next: string | undefined;
};

function filtersOf(aws: AwsReader, { name, owner }: OwnedGroup): Promise<Page> {
  return children(owner, 'AWS::Logs::SubscriptionFilter', async () => {
    const filters = await everyPage(
      describeSubscriptionFilters,
      async nextToken => {
        const page = await aws.read<
          any,
          DescribeSubscriptionFiltersResponse,
          FilterPage
        >(
          describeSubscriptionFilters,
          { logGroupName: name, nextToken },
          output => ({
            items: required(
              output.subscriptionFilters,
              'subscriptionFilters',
              describeSubscriptionFilters,
            ),
            next: output.nextToken,
          }),
          { items: [], next: undefined },
        );
        if (isUnknown(page)) throw new CollectionError(page.$unknown);
        return page;
      },
      page => page,
    );
    return filters.map(({ filterName, destinationArn }) => {
      const filter = required(
        filterName,
        'filterName',
        describeSubscriptionFilters,
      );
      return {
        type: 'AWS::Logs::SubscriptionFilter',
        arn: logsArn(aws, `log-group:${name}:subscription-filter:${filter}`),
        name: filter,
        parentArn: owner.arn,
        ...inScope(aws),
        tags: {},
        attributes: {
          logGroup: name,
          destinationArn: required(
            destinationArn,
            'destinationArn',
            describeSubscriptionFilters,
          ),
        },
      };
    });
  });
}

/** Policies of the account that send on the logs of every group of the Region. */
async function accountFilters(aws: AwsReader): Promise<AnyResource[]> {
  const policies = await everyPage(
    describeAccountPolicies,
    nextToken =>
      aws.call(describeAccountPolicies, {
        policyType: 'SUBSCRIPTION_FILTER_POLICY',
        nextToken,
      }),
    output => ({
      items: required(
        output.accountPolicies,
        'accountPolicies',
        describeAccountPolicies,
      ),
      next: output.nextToken,
    }),
  );
  return policies.map(({ policyName, policyDocument }) => {
    const name = required(policyName, 'policyName', describeAccountPolicies);
    return {
      type: 'AWS::Logs::SubscriptionFilter',
      arn: logsArn(aws, `account-policy:subscription-filter:${name}`),
      name,
      ...inScope(aws),
      tags: {},
      attributes: {
        logGroup: null,
        destinationArn: destinationOf(policyDocument),
      },
    };
  });
}

function destinationOf(document: string | undefined): Attribute<string> {
  try {
    const { DestinationArn } = JSON.parse(document ?? '');
    if (typeof DestinationArn === 'string') return DestinationArn;
  } catch {
    // falls through: it names no destination that we can read
  }
  return unknown(
    'malformed',
    describeAccountPolicies.id,
    'policyDocument names no DestinationArn',
  );
}

function logsArn(
  { partition, region, accountId }: AwsReader,
  resource: string,
): string {
  return `arn:${partition}:logs:${region}:${accountId}:${resource}`;
}
