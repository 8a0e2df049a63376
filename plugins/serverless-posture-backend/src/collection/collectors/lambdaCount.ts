import {
  GetAccountSettingsCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import {
  AwsReader,
  isUnknown,
  operation,
  UnknownReason,
} from 'backstage-plugin-serverless-posture-node';
import { Told } from '../../aws';
import { attributeOf, required } from '../fields';
import { VersionedFunction, versionedFunctions } from './lambdaVersions';
import { Packed } from './packed';

export const getAccountSettings = operation({
  id: 'lambda:GetAccountSettings',
  client: LambdaClient,
  command: GetAccountSettingsCommand,
  probe: {},
});

/** The functions of a scope, counted twice: by their listing and by Lambda itself. */
export interface CountedFunctions {
  /** By ARN. */
  functions: Packed<VersionedFunction>;
  /** Why the listing may lack functions: Lambda counts others. */
  incomplete?: UnknownReason;
  /** Why Lambda did not tell how many there are. */
  unconfirmed?: UnknownReason;
}

/** What a reader has listed, and the ARN up to which it is through with that. */
interface Listed {
  counted: Promise<CountedFunctions>;
  through?: string;
}

const listings = new WeakMap<AwsReader, Listed>();

/**
 * Reads them once per reader. Throws a `CollectionError` where they can't be listed.
 *
 * @param after - answers those whose ARN comes after this, and holds the others no longer: there are thousands, and reading
 * their policies takes minutes. Whoever begins anew lists anew.
 */
export async function countedFunctions(
  aws: AwsReader,
  after?: string,
): Promise<CountedFunctions> {
  let listed = listings.get(aws);
  if (!listed || (listed.through && !after)) {
    listed = { counted: listAndCount(aws) };
    listings.set(aws, listed);
    listed.counted.catch(() => listings.delete(aws));
  }
  const counted = await listed.counted;
  if (!after) return counted;
  const left = {
    ...counted,
    functions: counted.functions.from(({ arn }) => arn > after),
  };
  listings.set(aws, { counted: Promise.resolve(left), through: after });
  return left;
}

/** Functions come and go while they are listed: where the counts differ, both are taken once more. */
async function listAndCount(
  aws: AwsReader,
  isRepeated = false,
): Promise<CountedFunctions> {
  const [listed, count] = await Promise.all([
    versionedFunctions(aws),
    attributeOf(() => countOf(aws)),
  ]);
  const functions = Packed.of(listed);
  if (isUnknown(count)) return { functions, unconfirmed: count.$unknown };
  if (count === listed.length) return { functions };
  if (!isRepeated) return listAndCount(aws, true);
  const incomplete: UnknownReason = {
    errorClass: 'malformed',
    operation: getAccountSettings.id,
    message: `the listing holds ${listed.length} functions and Lambda counts ${count}`,
  };
  return { functions, incomplete };
}

/** Asks Lambda alone, and keeps what it answered. Throws a `CollectionError` where it doesn't tell. */
export async function countFunctions(
  aws: AwsReader,
): Promise<{ functions: number; told: Told }> {
  const functions = await countOf(aws);
  const answer = { AccountUsage: { FunctionCount: functions } };
  return { functions, told: { [getAccountSettings.id]: answer } };
}

async function countOf(aws: AwsReader): Promise<number> {
  const { AccountUsage } = await aws.call(getAccountSettings, {});
  return required(
    AccountUsage?.FunctionCount,
    'AccountUsage.FunctionCount',
    getAccountSettings,
  );
}
