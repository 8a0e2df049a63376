import type { DescribeAlarmsInput } from '@aws-sdk/client-cloudwatch';
import type { DescribeLogGroupsRequest } from '@aws-sdk/client-cloudwatch-logs';
import type {
  BatchGetProjectsInput,
  ListProjectsInput,
} from '@aws-sdk/client-codebuild';
import type { Filter } from '@aws-sdk/client-ec2';
import type {
  ListCoverageRequest,
  ListFindingsRequest,
} from '@aws-sdk/client-inspector2';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, Listing, page } from './handlers';

/** One page of a service that calls its limit and token as most do. */
function paged<T>(
  items: Listing<T>,
  call: Call,
  token: string | undefined,
  asked: number | undefined,
  [standard, maximum, invalid]: [number, number, string],
) {
  return page(items, call, {
    token,
    limit: limitOf(asked, { standard, maximum, invalid }),
    invalid,
  });
}

/** Amazon CloudWatch Logs: log groups. */
export const logGroups: Handlers = {
  DescribeLogGroups(input: DescribeLogGroupsRequest, call) {
    const all = thingsOf(call.cell, 'logGroups').filter(({ logGroupName }) =>
      logGroupName.startsWith(input.logGroupNamePrefix ?? ''),
    );
    const { items, next } = paged(all, call, input.nextToken, input.limit, [
      50,
      50,
      'InvalidParameterException',
    ]);
    return {
      logGroups: items.map(group => ({
        arn: `arn:aws:logs:${call.region}:${call.accountId}:log-group:${group.logGroupName}:*`,
        logGroupArn: `arn:aws:logs:${call.region}:${call.accountId}:log-group:${group.logGroupName}`,
        logGroupClass: 'STANDARD',
        ...group,
      })),
      nextToken: next,
    };
  },
};

type Criteria = Record<string, { comparison?: string; value?: string }[]>;

/** Whether a value is one of those that a criterion asks for; none asks for any. */
const admits = (criteria: Criteria, name: string, value?: string): boolean =>
  (criteria[name] ?? [{ value }]).some(one => one.value === value);

/** Amazon Inspector: what it scans and finds. */
export const inspectorFindings: Handlers = {
  ListCoverage(input: ListCoverageRequest, call) {
    const criteria = (input.filterCriteria ?? {}) as Criteria;
    const all = thingsOf(call.cell, 'inspected').filter(
      one =>
        admits(criteria, 'resourceType', one.resourceType) &&
        admits(criteria, 'accountId', one.accountId),
    );
    const { items, next } = paged(
      all,
      call,
      input.nextToken,
      input.maxResults,
      [100, 200, 'ValidationException'],
    );
    return { coveredResources: items, nextToken: next };
  },

  ListFindings(input: ListFindingsRequest, call) {
    const criteria = (input.filterCriteria ?? {}) as Criteria;
    const all = thingsOf(call.cell, 'inspectorFindings').filter(
      one =>
        admits(criteria, 'findingStatus', one.status) &&
        admits(criteria, 'severity', one.severity) &&
        admits(criteria, 'awsAccountId', one.awsAccountId) &&
        one.resources?.some(({ type }) =>
          admits(criteria, 'resourceType', type),
        ),
    );
    const { items, next } = paged(
      all,
      call,
      input.nextToken,
      input.maxResults,
      [100, 100, 'ValidationException'],
    );
    return { findings: items, nextToken: next };
  },
};

/** AWS CodeBuild. */
export const codeBuild: Handlers = {
  ListProjects(input: ListProjectsInput, call) {
    const names = thingsOf(call.cell, 'buildProjects').map(({ name }) => name);
    const { items, next } = paged(names, call, input.nextToken, undefined, [
      100,
      100,
      'InvalidInputException',
    ]);
    return { projects: items, nextToken: next };
  },

  BatchGetProjects({ names = [] }: BatchGetProjectsInput, call) {
    if (names.length > 100)
      throw new AwsError('InvalidInputException', 'At most 100 names');
    const all = thingsOf(call.cell, 'buildProjects');
    return {
      projects: all.filter(({ name }) => names.includes(name)),
      projectsNotFound: names.filter(
        asked => !all.some(({ name }) => name === asked),
      ),
    };
  },
};

interface Filtered {
  Filters?: Filter[];
  Filter?: Filter[];
  MaxResults?: number;
  NextToken?: string;
}

/** Whether something meets every filter, of which only one kind is known. */
function meets(
  { Filters, Filter: single }: Filtered,
  name: string,
  value: string | undefined,
): boolean {
  return (Filters ?? single ?? []).every(({ Name, Values = [] }) => {
    if (Name !== name)
      throw new AwsError(
        'InvalidParameterValue',
        `The filter '${Name}' is invalid`,
      );
    return Values.includes(value ?? '');
  });
}

/** EC2: subnets, flow logs and endpoints. */
export const networks: Handlers = {
  DescribeSubnets(input: Filtered, call) {
    const all = thingsOf(call.cell, 'subnets').filter(one =>
      meets(input, 'subnet-id', one.SubnetId),
    );
    const { items, next } = paged(
      all,
      call,
      input.NextToken,
      input.MaxResults,
      [1000, 1000, 'InvalidParameterValue'],
    );
    return { Subnets: items, NextToken: next };
  },

  DescribeFlowLogs(input: Filtered, call) {
    const all = thingsOf(call.cell, 'flowLogs').filter(one =>
      meets(input, 'resource-id', one.ResourceId),
    );
    const { items, next } = paged(
      all,
      call,
      input.NextToken,
      input.MaxResults,
      [1000, 1000, 'InvalidParameterValue'],
    );
    return { FlowLogs: items, NextToken: next };
  },

  DescribeVpcEndpoints(input: Filtered, call) {
    const all = thingsOf(call.cell, 'vpcEndpoints').filter(one =>
      meets(input, 'vpc-id', one.VpcId),
    );
    const { items, next } = paged(
      all,
      call,
      input.NextToken,
      input.MaxResults,
      [1000, 1000, 'InvalidParameterValue'],
    );
    return { VpcEndpoints: items, NextToken: next };
  },
};

/** Amazon EFS. */
export const fileSystems: Handlers = {
  DescribeAccessPoints(
    input: { MaxResults?: number; NextToken?: string },
    call,
  ) {
    const { items, next } = paged(
      thingsOf(call.cell, 'accessPoints'),
      call,
      input.NextToken,
      input.MaxResults,
      [100, 1000, 'BadRequest'],
    );
    return { AccessPoints: items, NextToken: next };
  },

  DescribeFileSystems(input: { MaxItems?: number; Marker?: string }, call) {
    const { items, next } = paged(
      thingsOf(call.cell, 'fileSystems'),
      call,
      input.Marker,
      input.MaxItems,
      [100, 100, 'BadRequest'],
    );
    return {
      FileSystems: items.map(({ fileSystem }) => fileSystem),
      NextMarker: next,
    };
  },

  DescribeFileSystemPolicy({ FileSystemId }: { FileSystemId: string }, call) {
    const found = thingsOf(call.cell, 'fileSystems').find(
      ({ fileSystem }) => fileSystem.FileSystemId === FileSystemId,
    );
    if (!found) {
      throw new AwsError(
        'FileSystemNotFound',
        `File system '${FileSystemId}' does not exist.`,
        404,
        { ErrorCode: 'FileSystemNotFound' },
      );
    }
    if (!found.policy) {
      throw new AwsError(
        'PolicyNotFound',
        `No policy found for file system '${FileSystemId}'.`,
        404,
        { ErrorCode: 'PolicyNotFound' },
      );
    }
    return { FileSystemId, Policy: JSON.stringify(found.policy) };
  },
};

/** Amazon CloudWatch: alarms. */
export const cloudWatch: Handlers = {
  DescribeAlarms(input: DescribeAlarmsInput, call) {
    const types = input.AlarmTypes ?? ['MetricAlarm'];
    const metric = types.includes('MetricAlarm')
      ? thingsOf(call.cell, 'alarms')
      : [];
    const composite = types.includes('CompositeAlarm')
      ? thingsOf(call.cell, 'compositeAlarms')
      : [];
    const { items, next } = paged(
      [...metric, ...composite],
      call,
      input.NextToken,
      input.MaxRecords,
      [50, 100, 'ValidationError'],
    );
    return {
      MetricAlarms: items.filter(one => !('AlarmRule' in one)),
      CompositeAlarms: items.filter(one => 'AlarmRule' in one),
      NextToken: next,
    };
  },
};
