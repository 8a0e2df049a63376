import { Config } from '@backstage/config';
import {
  ErrorClass,
  GLOBAL_REGION,
  Obstacle,
} from 'backstage-plugin-serverless-posture-common';
import {
  CollectionError,
  Collector,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import limiter from 'p-limit';
import { AwsSession, getCallerIdentity } from '../aws';
import { PostureConfiguration } from '../collection/configuration';
import { PlannedScope } from '../collection/plan';
import { discover, discoveryFailure } from './discover';
import { obstacleOf } from './obstacles';
import { openAws } from './openAws';

/** Scopes that are asked at a time: calls of more would wait for this process, and seem to time out. */
const SCOPES = 8;

type Limit = ReturnType<typeof limiter>;

/** What the doctor found, before anything is collected. */
export interface Diagnosis {
  /** The credentials that everything starts with. */
  home: {
    accountId?: string;
    arn?: string;
    errorClass?: ErrorClass;
    message?: string;
  };
  accounts: AccountDiagnosis[];
}

/** One account: can it be entered, and what is denied in it. */
export interface AccountDiagnosis {
  accountId: string;
  name: string;
  /** As Organizations says, such as ACTIVE or SUSPENDED. */
  state: string;
  /** Whether the reader role can be assumed. */
  reachable: boolean;
  regions: { region: string; enabled: boolean }[];
  /** What to change, one row for each denied operation or closed door. */
  problems: Problem[];
}

export type Problem = Pick<
  Obstacle,
  | 'title'
  | 'detail'
  | 'fix'
  | 'region'
  | 'errorClass'
  | 'operation'
  | 'missingAction'
>;

/** Tries the way into every account, and one cheap call of each declared operation that has one. */
export async function diagnose(options: {
  config: Config;
  configuration: PostureConfiguration;
  collectors: readonly Collector[];
}): Promise<Diagnosis> {
  const { configuration, collectors } = options;
  const aws = await openAws(options);
  try {
    const { accountId, arn } = await aws.identity();
    const { organization, scopes, regionsUnknown } = await discover(
      aws,
      configuration,
      collectors,
    );
    const roleName = configuration.organization?.roleName;
    const atOnce = limiter(SCOPES);
    const accounts = await Promise.all(
      organization.accounts.map(async ({ accountId: id, name, state }) => {
        const own = scopes.get(id) ?? [];
        const found = await problemsOf(aws, id, own, collectors, atOnce);
        const unknown = regionsUnknown.get(id);
        if (found.reachable && unknown)
          found.reasons.unshift({ ...unknown, region: GLOBAL_REGION });
        return {
          accountId: id,
          name,
          state,
          reachable: found.reachable,
          regions: own
            .filter(({ region }) => region !== GLOBAL_REGION)
            .map(({ region, skipped }) => ({ region, enabled: !skipped })),
          problems: found.reasons.map(({ region, missingAction, ...reason }) =>
            problem(
              obstacleOf(
                {
                  accountId: id,
                  region,
                  collector: '',
                  state: 'failed',
                  missingAction,
                  ...reason,
                },
                name,
                roleName,
              ),
            ),
          ),
        };
      }),
    );
    return { home: { accountId, arn }, accounts };
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    const { errorClass } = error.reason;
    return {
      home: { errorClass, message: discoveryFailure(error).message },
      accounts: [],
    };
  } finally {
    aws.destroy();
  }
}

type LocatedReason = UnknownReason & { region: string; missingAction?: string };

async function problemsOf(
  aws: AwsSession,
  accountId: string,
  scopes: PlannedScope[],
  collectors: readonly Collector[],
  atOnce: Limit,
): Promise<{ reachable: boolean; reasons: LocatedReason[] }> {
  const skippedRegions = scopes.flatMap(({ region, skipped }) =>
    skipped ? [{ ...skipped, region }] : [],
  );
  const open = scopes.filter(({ skipped }) => !skipped);
  if (open.length === 0) return { reachable: false, reasons: skippedRegions };
  const [{ region: first }] = open;
  const door = await aws.reader({ accountId, region: first });
  try {
    await door.call(getCallerIdentity, {});
  } catch (error) {
    if (!(error instanceof CollectionError)) throw error;
    return {
      reachable: false,
      reasons: [{ ...error.reason, region: GLOBAL_REGION }],
    };
  }
  const denied = await Promise.all(
    open.map(async ({ region, collectors: ids }) => {
      const reader = await aws.reader({ accountId, region });
      const operations = collectors
        .filter(({ id }) => ids.includes(id))
        .flatMap(collector => Object.values(collector.operations))
        .filter(({ probe }) => probe);
      await atOnce(() =>
        reader.all(operations, operation =>
          reader.read(operation, operation.probe!, () => null, null),
        ),
      );
      return reader.failures.map(failure => ({ ...failure, region }));
    }),
  );
  return { reachable: true, reasons: [...skippedRegions, ...denied.flat()] };
}

function problem({
  title,
  detail,
  fix,
  region,
  errorClass,
  operation,
  missingAction,
}: Obstacle): Problem {
  return { title, detail, fix, region, errorClass, operation, missingAction };
}
