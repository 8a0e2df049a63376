import {
  SmallAccount,
  smallWorld,
  throughUrl,
  toEveryone,
  World,
} from 'aws-simulator';

/** Regions of the world; accounts have to opt in to all but the first and `us-east-1`. */
export const REGIONS = ['eu-west-1', 'us-east-1', 'eu-south-1'];
const [HOME, , FAR] = REGIONS;

/** Accounts beside the management's and the administrator's. */
export const ACCOUNTS = Array.from({ length: 5 }, (_, i) => `account-${i}`);

/** What is different, by account. */
export type Changes = Record<string, Partial<SmallAccount>>;

/**
 * Five accounts in which much fails and some passes, the first with functions for more than one page. What cannot be read must
 * neither pass nor vanish.
 */
export function faultyWorld(
  changes: Changes = {},
  options: { emptyAccountPages?: number } = {},
): World {
  return smallWorld({
    ...options,
    regions: REGIONS,
    accounts: ACCOUNTS.map((name, i) => ({
      ...account(name, i === 0 ? 110 : 4),
      ...changes[name],
    })),
  });
}

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
