import { GetPolicyCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { operation } from './operation';
import { AwsReader } from './collector';

describe('operation', () => {
  it('carries the types of the command', async () => {
    const getPolicy = operation({
      id: 'lambda:GetPolicy',
      client: LambdaClient,
      command: GetPolicyCommand,
      absent: ['ResourceNotFoundException'],
    });
    const aws = {
      read: async (
        _operation: unknown,
        _input: unknown,
        pick: (output: any) => unknown,
      ) => pick({ Policy: '{}' }),
    } as unknown as AwsReader;
    const policy = await aws.read(
      getPolicy,
      { FunctionName: 'checkout' },
      output => output.Policy?.length,
    );
    expect(policy).toBe(2);
    // @ts-expect-error an input of another operation does not fit
    await aws.read(getPolicy, { restApiId: 'a1' }, () => undefined);
  });
});
