import { smallWorld, World } from 'aws-simulator';

/** One account for each number of functions, of which some may do too much; a page of `ListFunctions` holds 50. */
export function crowdedWorld(sizes: number[]): World {
  return smallWorld({
    accounts: sizes.map((size, account) => ({
      name: `crowd-${account}`,
      roles: [
        { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
        { name: 'admin', awsManaged: ['AdministratorAccess'] },
      ],
      functions: Array.from({ length: size }, (_, i) => ({
        name: `crowd-${account}-${i}`,
        role: i % 7 === 0 ? 'admin' : 'workload',
        tracing: i % 2 === 0,
      })),
    })),
  });
}
