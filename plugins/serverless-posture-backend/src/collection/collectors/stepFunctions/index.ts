import {
  DescribeStateMachineCommand,
  DescribeStateMachineOutput,
  ListStateMachinesCommand,
  SFNClient,
  StateMachineListItem,
} from '@aws-sdk/client-sfn';
import {
  Attributes,
  AwsReader,
  Collector,
  isUnknown,
  operation,
  Resource,
  StateMachine,
  StateMachineLogging,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, oneOf, required } from '../../fields';
import { getTaggedResources, TagsByArn, tagsOf } from '../../tagging';
import { parseDefinition } from './definition';

const listStateMachines = operation({
  id: 'states:ListStateMachines',
  client: SFNClient,
  command: ListStateMachinesCommand,
  probe: { maxResults: 1 },
});

const describeStateMachine = operation({
  id: 'states:DescribeStateMachine',
  client: SFNClient,
  command: DescribeStateMachineCommand,
  resources: ['arn:{partition}:states:*:*:stateMachine:*'],
  // Deleted since it was listed, or encrypted with a key that the role may not use: then there is an answer without it.
  absent: ['StateMachineDoesNotExist', 'KmsAccessDeniedException'],
});

/** As many as one call gives tags for; a page may hold ten times as many. */
const PAGE = 100;

/** State machines with what of their definitions may be kept. */
export const stepFunctionsCollector: Collector = {
  id: 'stepfunctions',
  scope: 'regional',
  operations: { listStateMachines, describeStateMachine, getTaggedResources },
  listings: [
    {
      id: 'state-machines',
      resourceTypes: ['AWS::StepFunctions::StateMachine'],
      recordedAs: ['AWS::StepFunctions::StateMachine'],
      async page(aws, nextToken) {
        const output = await aws.call(listStateMachines, {
          maxResults: PAGE,
          nextToken,
        });
        const listed = required(
          output.stateMachines,
          'stateMachines',
          listStateMachines,
        );
        const tags = await tagsOf(
          aws,
          listed.map(({ stateMachineArn }) => stateMachineArn!),
        );
        const resources = await aws.all(listed, item =>
          stateMachine(aws, item, tags),
        );
        return {
          resources: resources.flatMap(resource => resource ?? []),
          next: output.nextToken || undefined,
        };
      },
    },
  ],
};

/** Undefined for one that was deleted in the meantime. */
async function stateMachine(
  aws: AwsReader,
  { stateMachineArn, name, type }: StateMachineListItem,
  tags: TagsByArn,
): Promise<Resource<'AWS::StepFunctions::StateMachine'> | undefined> {
  const arn = required(stateMachineArn, 'stateMachineArn', listStateMachines);
  const attributes = await described(aws, arn);
  return (
    attributes && {
      type: 'AWS::StepFunctions::StateMachine',
      arn,
      name: required(name, 'name', listStateMachines),
      ...inScope(aws),
      tags: tags(arn),
      attributes: {
        ...attributes,
        workflowType: oneOf<StateMachine['workflowType']>(
          type,
          ['STANDARD', 'EXPRESS'],
          'type',
          listStateMachines,
        ),
      },
    }
  );
}

type Described = Omit<Attributes<StateMachine>, 'workflowType'>;

async function described(
  aws: AwsReader,
  arn: string,
): Promise<Described | undefined> {
  const describe = (includedData: 'ALL_DATA' | 'METADATA_ONLY') =>
    aws.read<any, DescribeStateMachineOutput, Described | null>(
      describeStateMachine,
      { stateMachineArn: arn, includedData },
      output => parse(output, includedData === 'ALL_DATA'),
      null,
    );
  const found =
    (await describe('ALL_DATA')) ?? (await describe('METADATA_ONLY'));
  if (found === null) return undefined;
  if (!isUnknown(found)) return found;
  return {
    roleArn: found,
    logging: found,
    definitionSecrets: found,
    httpTasks: found,
  };
}

function parse(
  { roleArn, loggingConfiguration, definition }: DescribeStateMachineOutput,
  hasDefinition: boolean,
): Described {
  return {
    roleArn: required(roleArn, 'roleArn', describeStateMachine),
    logging: loggingOf(loggingConfiguration),
    ...definitionOf(hasDefinition ? definition : undefined),
  };
}

function definitionOf(
  definition: string | undefined,
): Pick<Described, 'definitionSecrets' | 'httpTasks'> {
  const without = definition
    ? unknown(
        'malformed',
        describeStateMachine.id,
        'the definition is not in Amazon States Language',
      )
    : unknown(
        'denied',
        describeStateMachine.id,
        'the definition is encrypted with a key that the role may not use',
      );
  try {
    const { secrets, httpTasks } = parseDefinition(definition ?? '');
    return { definitionSecrets: secrets, httpTasks };
  } catch {
    // What the parser says of it may repeat a part of it.
    return { definitionSecrets: without, httpTasks: without };
  }
}

function loggingOf(
  configuration: DescribeStateMachineOutput['loggingConfiguration'],
): StateMachineLogging {
  const { level, includeExecutionData, destinations } = configuration ?? {};
  return {
    level: oneOf(
      level ?? 'OFF',
      ['ALL', 'ERROR', 'FATAL', 'OFF'],
      'loggingConfiguration.level',
      describeStateMachine,
    ),
    includeExecutionData: includeExecutionData ?? false,
    logGroupArns: (destinations ?? []).flatMap(
      ({ cloudWatchLogsLogGroup: group }) =>
        group?.logGroupArn?.replace(/:\*$/, '') ?? [],
    ),
  };
}
