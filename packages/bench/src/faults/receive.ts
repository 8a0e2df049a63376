import {
  Attributor,
  collectorsFor,
  openAws,
  PendingRefreshes,
  readChangeEvent,
  refreshAccount,
  resourceTypesRead,
  run,
  targetsOf,
} from '../collector';
import { HOME } from './world';

/** A call that CloudTrail recorded, as EventBridge delivers it. */
export function lambdaEvent(
  accountId: string,
  eventName: string,
  functionName: string,
): object {
  return {
    'detail-type': 'AWS API Call via CloudTrail',
    detail: {
      eventSource: 'lambda.amazonaws.com',
      eventName,
      awsRegion: HOME,
      recipientAccountId: accountId,
      requestParameters: { functionName },
    },
  };
}

/** Reads anew what events ask for, as the backend does once it has waited for further ones. */
export async function receive(
  events: readonly object[],
  dependencies: Parameters<typeof run>[0],
  signal: AbortSignal,
): Promise<void> {
  const collectors = collectorsFor(
    dependencies.collectors,
    resourceTypesRead(dependencies.controls),
  );
  const pending = new PendingRefreshes(0);
  for (const event of events.map(readChangeEvent)) {
    if (event.kind !== 'call') continue;
    for (const target of targetsOf(event, collectors)) pending.add(target);
  }
  const aws = await openAws({ ...dependencies, collectors, signal });
  try {
    for (const { accountId, readings } of pending.take(events.length)) {
      await refreshAccount(accountId, readings, {
        ...dependencies,
        aws,
        collectors,
        signal,
        attributor: new Attributor(dependencies),
        holder: 'bench',
      });
    }
  } finally {
    aws.destroy();
  }
}
