import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  LogGroup,
} from '@aws-sdk/client-cloudwatch-logs';
import {
  AwsReader,
  CollectionError,
  Collector,
  Inventory,
  isUnknown,
  operation,
  Resource,
  unknown,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, redactTags, required } from '../../fields';

const describeLogGroups = operation({
  id: 'logs:DescribeLogGroups',
  client: CloudWatchLogsClient,
  command: DescribeLogGroupsCommand,
  probe: { limit: 1 },
});

/** The log groups that functions, stages and state machines write to; what else logs is left out. */
export const logGroupsCollector: Collector = {
  id: 'log-groups',
  scope: 'regional',
  follows: [
    'AWS::Lambda::Function',
    'AWS::ApiGateway::Stage',
    'AWS::ApiGatewayV2::Stage',
    'AWS::StepFunctions::StateMachine',
  ],
  operations: { describeLogGroups },
  listings: [
    {
      id: 'log-groups',
      resourceTypes: ['AWS::Logs::LogGroup'],
      async page(aws, nextToken, inventory) {
        const { writers, unconfirmed } = await writersOf(inventory);
        const { logGroups, nextToken: next } = await aws.call(
          describeLogGroups,
          { limit: 50, nextToken },
        );
        return {
          resources: required(
            logGroups,
            'logGroups',
            describeLogGroups,
          ).flatMap(group => {
            const name = required(
              group.logGroupName,
              'logGroupName',
              describeLogGroups,
            );
            const found = writers.get(name) ?? edgeFunctionOf(aws, name);
            return found ? [logGroup(aws, name, group, found)] : [];
          }),
          unconfirmed,
          next: next || undefined,
        };
      },
    },
  ],
};

interface AllWriters {
  /** By the name of their log group. */
  writers: Map<string, Writers>;
  /** Why groups may be missing. */
  unconfirmed?: UnknownReason;
}

interface Writers {
  functionArns: string[];
  stageArns: string[];
  stateMachineArns: string[];
}

/** Where a function of us-east-1 runs at the edge of CloudFront, it writes to a group of that Region's name and its own. */
function edgeFunctionOf(
  { partition, accountId }: AwsReader,
  group: string,
): Writers | undefined {
  const [, name] = /^\/aws\/lambda\/us-east-1\.(.+)$/.exec(group) ?? [];
  return name
    ? {
        functionArns: [
          `arn:${partition}:lambda:us-east-1:${accountId}:function:${name}`,
        ],
        stageArns: [],
        stateMachineArns: [],
      }
    : undefined;
}

const known = new WeakMap<Inventory, Promise<AllWriters>>();

/** Who writes to which log group. */
function writersOf(inventory: Inventory): Promise<AllWriters> {
  let writers = known.get(inventory);
  if (!writers) {
    writers = readWriters(inventory);
    known.set(inventory, writers);
    writers.catch(() => known.delete(inventory));
  }
  return writers;
}

async function readWriters(inventory: Inventory): Promise<AllWriters> {
  let unconfirmed: UnknownReason | undefined;
  const writers = new Map<string, Writers>();
  const of = (name: string): Writers => {
    const found = writers.get(name) ?? {
      functionArns: [],
      stageArns: [],
      stateMachineArns: [],
    };
    writers.set(name, found);
    return found;
  };
  for (const { arn, attributes } of await inventory.of(
    'AWS::Lambda::Function',
  )) {
    if (isUnknown(attributes.logGroup)) {
      throw new CollectionError(attributes.logGroup.$unknown);
    }
    of(attributes.logGroup).functionArns.push(arn);
  }
  for (const { arn, attributes } of await inventory.of(
    'AWS::ApiGateway::Stage',
  )) {
    const [, api, stage] = /\/restapis\/([^/]+)\/stages\/(.+)$/.exec(arn) ?? [];
    // Of execution logs. Source: API Gateway guide, "Set up CloudWatch logging for REST APIs".
    of(`API-Gateway-Execution-Logs_${api}/${stage}`).stageArns.push(arn);
    addAccessLog(attributes.accessLogDestinationArn, arn);
  }
  for (const { arn, attributes } of await inventory.of(
    'AWS::ApiGatewayV2::Stage',
  )) {
    const [, api, stage] = /\/apis\/([^/]+)\/stages\/(.+)$/.exec(arn) ?? [];
    of(`/aws/apigateway/${api}/${stage}`).stageArns.push(arn);
    addAccessLog(attributes.accessLogDestinationArn, arn);
  }
  for (const { arn, attributes } of await inventory.of(
    'AWS::StepFunctions::StateMachine',
  )) {
    if (isUnknown(attributes.logging)) {
      unconfirmed ??= attributes.logging.$unknown;
      continue;
    }
    for (const group of attributes.logging.logGroupArns) {
      const name = /:log-group:(.+)$/.exec(group)?.[1];
      if (name) of(name).stateMachineArns.push(arn);
    }
  }
  return { writers, unconfirmed };

  function addAccessLog(destination: unknown, stageArn: string) {
    if (isUnknown(destination)) throw new CollectionError(destination.$unknown);
    const name = /:log-group:(.+?)(:\*)?$/.exec(`${destination ?? ''}`)?.[1];
    if (name) of(name).stageArns.push(stageArn);
  }
}

function logGroup(
  aws: AwsReader,
  name: string,
  group: LogGroup,
  writers: Writers,
): Resource<'AWS::Logs::LogGroup'> {
  const { functionArns, stageArns, stateMachineArns } = writers;
  return {
    type: 'AWS::Logs::LogGroup',
    arn: `arn:${aws.partition}:logs:${aws.region}:${aws.accountId}:log-group:${name}`,
    name,
    parentArn: functionArns[0] ?? stageArns[0] ?? stateMachineArns[0],
    ...inScope(aws),
    tags: redactTags(),
    attributes: {
      retentionInDays: group.retentionInDays ?? null,
      kmsKeyArn: group.kmsKeyId || null,
      functionArns,
      stageArns,
      eventSecrets: unknown(
        'not-read',
        'logs:FilterLogEvents',
        'log events are not read',
      ),
    },
  };
}
