import {
  ErrorClass,
  Obstacle,
} from 'backstage-plugin-serverless-posture-common';
import { ScopeRow } from '../store/types';

interface Facts {
  account: string;
  /** Account and Region. */
  where: string;
  region: string;
  action: string;
  operation: string;
  message: string;
  roleName: string;
}

const sentences: Record<
  ErrorClass,
  (facts: Facts) => { title: string; detail: string; fix: string }
> = {
  'role-missing': ({ account, roleName, message }) => ({
    title: `${account}: role missing`,
    detail: `AssumeRole on ${roleName} was refused: there is no such role, its trust names another principal, or the external id differs.${message}`,
    fix: 'Deploy the reader role to this account (`serverless-posture policy --format cloudformation` prints the StackSet template).',
  }),
  denied: ({ where, action, message }) => ({
    title: `${where}: ${action} denied`,
    detail: `The reader role may not call ${action}, so what depends on it is unknown.${message}`,
    fix: `Allow ${action} in the reader role's policy (\`serverless-posture policy\` prints all of it).`,
  }),
  'denied-by-scp': ({ where, action, message }) => ({
    title: `${where}: ${action} denied by a service control policy`,
    detail: `The organization forbids ${action} here, so what depends on it is unknown.${message}`,
    fix: `Exempt the reader role from the service control policy that denies ${action}.`,
  }),
  'region-disabled': ({ where, account, region }) => ({
    title: `${where}: Region not enabled`,
    detail: `${region} is not enabled in this account. What was collected of it before stays, marked stale.`,
    fix: `Nothing, if ${account} is not meant to use ${region}; else enable the Region.`,
  }),
  suspended: ({ account }) => ({
    title: `${account}: account not active`,
    detail:
      'AWS lets nobody read a suspended or closing account. What was collected before stays, marked stale.',
    fix: 'Nothing; exclude the account to stop showing it.',
  }),
  throttled: ({ where, operation }) => ({
    title: `${where}: throttled`,
    detail: `AWS kept throttling ${operation}; the quota is shared with everything else in the account.`,
    fix: 'The next run tries again. Lower `serverlessPosture.quotaShare` if it stays.',
  }),
  timeout: ({ where, operation }) => ({
    title: `${where}: timed out`,
    detail: `${operation} did not answer in time.`,
    fix: 'The next run tries again. Check proxies and VPC endpoints if it stays.',
  }),
  unavailable: ({ where, operation, message }) => ({
    title: `${where}: not reachable`,
    detail: `${operation} failed on the side of AWS or on the way there.${message}`,
    fix: 'The next run tries again. Check proxies and VPC endpoints if it stays.',
  }),
  malformed: ({ where, operation, message }) => ({
    title: `${where}: unreadable answer`,
    detail: `What came back from ${operation} is no answer of that operation.${message}`,
    fix: 'Check proxies that rewrite answers and the endpoint override.',
  }),
  unsupported: ({ where, operation }) => ({
    title: `${where}: ${operation} not supported`,
    detail: `The endpoint does not know ${operation}.`,
    fix: 'Check the endpoint override; some partitions lack some operations.',
  }),
  'not-read': ({ where }) => ({
    title: `${where}: not read`,
    detail: 'Nothing asked for it in the last run.',
    fix: 'Wait for the next run.',
  }),
};

/** A scope that was not collected in full, as a sentence with what to do. */
export function obstacleOf(
  scope: ScopeRow,
  accountName: string = scope.accountId,
  roleName: string = 'the reader role',
): Obstacle {
  const {
    accountId,
    region,
    collector,
    state,
    errorClass,
    operation,
    missingAction,
    message,
  } = scope;
  const where = region === 'global' ? accountName : `${accountName}, ${region}`;
  const action = missingAction ?? operation ?? 'an operation';
  const { title, detail, fix } = sentences[errorClass ?? 'unavailable']({
    account: accountName,
    where,
    region,
    action,
    operation: operation ?? 'the collection',
    message: message ? ` AWS said: ${message}` : '',
    roleName,
  });
  return {
    accountId,
    accountName,
    region,
    collector,
    state,
    errorClass,
    operation,
    missingAction,
    title,
    detail,
    fix,
    since: scope.freshAt?.toISOString(),
  };
}
