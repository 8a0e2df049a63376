import type {
  DescribeStateMachineInput,
  ListStateMachinesInput,
} from '@aws-sdk/client-sfn';
import { AwsError } from '../protocol/awsError';
import { thingsOf } from '../world/things/things';
import { Call, Handlers, limitOf, page } from './handlers';

const invalid = 'InvalidToken';

/** AWS Step Functions. */
export const stepFunctions: Handlers = {
  ListStateMachines(input: ListStateMachinesInput, call: Call) {
    const { items, next } = page(thingsOf(call.cell, 'stateMachines'), call, {
      token: input.nextToken,
      limit: limitOf(input.maxResults || undefined, {
        standard: 100,
        maximum: 1000,
        invalid: 'ValidationException',
      }),
      invalid,
    });
    return {
      stateMachines: items.map(
        ({ machine: { stateMachineArn, name, type, creationDate } }) => ({
          stateMachineArn,
          name,
          type,
          creationDate,
        }),
      ),
      nextToken: next,
    };
  },

  DescribeStateMachine(input: DescribeStateMachineInput, call: Call) {
    const found = thingsOf(call.cell, 'stateMachines').find(
      ({ machine }) => machine.stateMachineArn === input.stateMachineArn,
    );
    if (!found) {
      throw new AwsError(
        'StateMachineDoesNotExist',
        `State Machine Does Not Exist: '${input.stateMachineArn}'`,
      );
    }
    const { machine, isUnreadable } = found;
    if (input.includedData === 'METADATA_ONLY') {
      return { ...machine, definition: undefined };
    }
    if (isUnreadable) {
      throw new AwsError(
        'KmsAccessDeniedException',
        'The caller may not use the key of the state machine.',
      );
    }
    return machine;
  },
};
