import {
  AwsReader,
  CollectionError,
  Operation,
} from 'backstage-plugin-serverless-posture-node';
import { collected } from '../../__testUtils__/collected';
import { countedFunctions, countFunctions } from './lambdaCount';

/** Lists so many functions each time, and counts so many; the last of either for all further times. */
function answering(listed: number[], counted: (number | CollectionError)[]) {
  const calls: string[] = [];
  const answers: Record<string, () => object> = {
    'lambda:ListFunctions': () => ({
      Functions: Array.from(
        { length: listed.length > 1 ? listed.shift()! : listed[0] },
        (_, index) => ({
          FunctionArn: `arn:aws:lambda:eu-west-1:111122223333:function:f${index}`,
          Version: '$LATEST',
        }),
      ),
    }),
    'lambda:GetAccountSettings': () => {
      const FunctionCount = counted.length > 1 ? counted.shift() : counted[0];
      if (FunctionCount instanceof CollectionError) throw FunctionCount;
      return { AccountUsage: { FunctionCount } };
    },
  };
  const aws = {
    call: async ({ id }: Operation) => {
      calls.push(id);
      return answers[id]();
    },
  } as unknown as AwsReader;
  return { aws, calls };
}

describe('countedFunctions', () => {
  it('takes a listing for complete that Lambda counts alike, once per reader', async () => {
    const { aws, calls } = answering([2], [2]);
    const found = await countedFunctions(aws);
    expect([...found.functions]).toHaveLength(2);
    expect(found.incomplete).toBeUndefined();
    expect(await countedFunctions(aws)).toBe(found);
    expect(calls).toEqual([
      'lambda:ListFunctions',
      'lambda:GetAccountSettings',
    ]);
  });

  it('holds no longer those that were read, and lists anew where somebody begins anew', async () => {
    const { aws, calls } = answering([3], [3]);
    const [first] = [...(await countedFunctions(aws)).functions];
    const left = async (after?: string) =>
      [...(await countedFunctions(aws, after)).functions].length;
    expect([
      await left(),
      await left(first.arn),
      await left(first.arn),
    ]).toEqual([3, 2, 2]);
    expect(calls).toHaveLength(2);
    expect(await left()).toBe(3);
    expect(calls).toHaveLength(4);
    expect(await left()).toBe(3);
    expect(calls).toHaveLength(4);
  });

  it('lists again where functions came or went meanwhile', async () => {
    const { aws, calls } = answering([2, 3], [3]);
    const { functions, incomplete } = await countedFunctions(aws);
    expect([...functions]).toHaveLength(3);
    expect(incomplete).toBeUndefined();
    expect(calls).toHaveLength(4);
  });

  it.each([
    ['none where Lambda counts some', [0], 1],
    ['fewer than Lambda counts', [2], 3],
    ['more than Lambda counts', [3], 2],
  ])('is incomplete with %s, twice', async (_, listed, counted) => {
    const { aws, calls } = answering(listed, [counted]);
    expect((await countedFunctions(aws)).incomplete).toEqual({
      errorClass: 'malformed',
      operation: 'lambda:GetAccountSettings',
      message: `the listing holds ${listed[0]} functions and Lambda counts ${counted}`,
    });
    expect(calls).toHaveLength(4);
  });

  it('is unconfirmed where Lambda does not tell how many there are', async () => {
    const denied = {
      errorClass: 'denied' as const,
      operation: 'lambda:GetAccountSettings',
    };
    const { aws } = answering([2], [new CollectionError(denied)]);
    expect(await countedFunctions(aws)).toMatchObject({ unconfirmed: denied });
  });
});

it('counts without listing, and keeps of the answer what a listing is compared with', async () => {
  const { aws, calls } = answering([], [7]);
  expect(await countFunctions(aws)).toEqual({
    functions: 7,
    told: {
      'lambda:GetAccountSettings': { AccountUsage: { FunctionCount: 7 } },
    },
  });
  expect(calls).toEqual(['lambda:GetAccountSettings']);
});

it('yields what it has of a listing that nothing confirms, and says so', async () => {
  const { of, outcome } = await collected(
    {
      functions: [{ name: 'plain', role: 'checkout' }],
      denied: ['lambda:GetAccountSettings'],
    },
    ['lambda'],
  );
  expect(outcome).toMatchObject({
    state: 'partial',
    missingAction: 'lambda:GetAccountSettings',
  });
  expect(of('AWS::Lambda::Function').map(({ name }) => name)).toEqual([
    'plain',
  ]);
});
