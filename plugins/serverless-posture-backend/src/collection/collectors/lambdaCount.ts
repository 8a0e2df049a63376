import {
  GetAccountSettingsCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  Attribute,
  AwsReader,
  isUnknown,
  operation,
  unknown,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, required } from '../fields';
import { VersionedFunction, versionedFunctions } from './lambdaVersions';

export const getAccountSettings = operation({
  id: 'lambda:GetAccountSettings',
  client: LambdaClient,
  command: GetAccountSettingsCommand,
  probe: {},
});

/** What Lambda counts in a scope. */
interface AccountCounts {
  functions: number;
  /** Whether some function reserves more than nothing of the account's concurrency. */
  someReserved: Attribute<boolean>;
}

/** The functions of a scope, counted twice: by their listing and by Lambda itself. */
export interface CountedFunctions {
  functions: VersionedFunction[];
  /** Whether some function reserves concurrency. That one reserves none, so that it never runs, doesn't show. */
  someReserved: Attribute<boolean>;
  /** Why the listing may lack functions: Lambda counts others. */
  incomplete?: UnknownReason;
  /** Why Lambda did not tell how many there are. */
  unconfirmed?: UnknownReason;
}

const listings = new WeakMap<AwsReader, Promise<CountedFunctions>>();

/** Reads them once per reader. Throws a `CollectionError` where they can't be listed. */
export function countedFunctions(aws: AwsReader): Promise<CountedFunctions> {
  let listing = listings.get(aws);
  if (!listing) {
    listing = listAndCount(aws);
    listings.set(aws, listing);
    listing.catch(() => listings.delete(aws));
  }
  return listing;
}

/** Functions come and go while they are listed: where the counts differ, both are taken once more. */
async function listAndCount(
  aws: AwsReader,
  isRepeated = false,
): Promise<CountedFunctions> {
  const [functions, counts] = await Promise.all([
    versionedFunctions(aws),
    attributeOf(() => countsOf(aws)),
  ]);
  if (isUnknown(counts)) {
    return { functions, someReserved: counts, unconfirmed: counts.$unknown };
  }
  const { someReserved } = counts;
  if (counts.functions === functions.length) return { functions, someReserved };
  if (!isRepeated) return listAndCount(aws, true);
  const incomplete: UnknownReason = {
    errorClass: 'malformed',
    operation: getAccountSettings.id,
    message: `the listing holds ${functions.length} functions and Lambda counts ${counts.functions}`,
  };
  return { functions, someReserved, incomplete };
}

async function countsOf(aws: AwsReader): Promise<AccountCounts> {
  const { AccountUsage, AccountLimit } = await aws.call(getAccountSettings, {});
  const { ConcurrentExecutions: all, UnreservedConcurrentExecutions: left } =
    AccountLimit ?? {};
  return {
    functions: required(
      AccountUsage?.FunctionCount,
      'AccountUsage.FunctionCount',
      getAccountSettings,
    ),
    someReserved:
      all === undefined || left === undefined
        ? unknown('malformed', getAccountSettings.id, 'a limit is missing')
        : left < all,
  };
}
