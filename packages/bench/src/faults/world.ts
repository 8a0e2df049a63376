import { memoize } from 'lodash';
import {
  SmallAccount,
  smallWorld,
  throughUrl,
  toEveryone,
  World,
} from 'aws-simulator';

/** Where everything is that isn't said to be elsewhere. */
export const HOME = 'us-east-1';

/** A Region that accounts have to opt in to. */
export const FAR = 'eu-south-1';

/** Accounts beside the management's and the administrator's. */
export const ACCOUNTS = Array.from({ length: 4 }, (_, i) => `account-${i}`);

/** What is different, by account. */
export type Changes = Record<string, Partial<SmallAccount>>;

/**
 * Four accounts in which much fails and some passes, the first with three pages of functions. What cannot be read must neither
 * pass nor vanish. Asked for the same, it is the same world, so that its truth is read once.
 */
export const faultyWorld = memoize(
  (
    changes: Changes = {},
    options: { emptyAccountPages?: number } = {},
  ): World =>
    smallWorld({
      ...options,
      regions: [HOME, FAR],
      accounts: ACCOUNTS.map((name, i) => ({
        ...account(name, i === 0 ? 100 : 4),
        ...changes[name],
      })),
    }),
  (...asked) => JSON.stringify(asked),
);

function account(name: string, functions: number): SmallAccount {
  return {
    name,
    roles: [
      { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
      { name: 'admin', awsManaged: ['AdministratorAccess'] },
    ],
    functions: [
      ...Array.from({ length: functions }, (_, i) => ({
        name: `${name}-${i}`,
        role: i % 3 === 0 ? 'admin' : 'workload',
        tracing: i % 2 === 0,
        grants: i % 2 === 1 ? [toEveryone()] : [],
      })),
      {
        name: `${name}-open`,
        role: 'workload',
        url: 'NONE' as const,
        grants: [throughUrl('NONE')],
      },
      { name: `${name}-far`, role: 'workload', region: FAR },
    ],
    restApis: [
      {
        name: `${name}-rest`,
        stages: [{ name: 'live', logging: false }],
        methods: [{ path: '/items', method: 'GET', functionName: `${name}-0` }],
      },
    ],
    httpApis: [
      {
        name: `${name}-http`,
        stages: [{ name: '$default' }],
        routes: [{ key: 'GET /items', functionName: `${name}-0` }],
      },
    ],
    findings: Array.from({ length: 15 }, (_, i) => ({
      control: 'Lambda.1',
      resourceId: `arn:aws:lambda:${HOME}:000000000000:function:${name}-${i}`,
      compliance: i % 3 === 0 ? ('PASSED' as const) : ('FAILED' as const),
      updatedAt: new Date('2026-11-15T00:00:00Z'),
    })),
  };
}
