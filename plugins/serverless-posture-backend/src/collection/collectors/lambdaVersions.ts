import {
  AliasConfiguration,
  FunctionConfiguration,
  ListAliasesCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListVersionsByFunctionCommand,
  ListVersionsByFunctionResponse,
} from '@aws-sdk/client-lambda';
import {
  AwsReader,
  CollectionError,
  FunctionAlias,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { partition } from 'lodash';
import { canonicalArn } from '../../aws';
import { everyPage, ifThere, required } from '../fields';

/** AWS judges the right to call before it looks the function up, so that one that doesn't exist shows the right. */
export const NO_FUNCTION = 'serverless-posture-probe';

export const listFunctions = operation({
  id: 'lambda:ListFunctions',
  client: LambdaClient,
  command: ListFunctionsCommand,
  probe: { MaxItems: 1 },
  keep: ({ Functions, ...others }) => ({
    ...others,
    Functions: Functions?.map(listed),
  }),
});

export const listAliases = operation({
  id: 'lambda:ListAliases',
  client: LambdaClient,
  command: ListAliasesCommand,
  resources: ['arn:{partition}:lambda:*:*:function:*'],
  absent: ['ResourceNotFoundException'],
  probe: { FunctionName: NO_FUNCTION },
});

/** Reads one function alone. */
export const listVersionsByFunction = operation({
  id: 'lambda:ListVersionsByFunction',
  client: LambdaClient,
  command: ListVersionsByFunctionCommand,
  resources: ['arn:{partition}:lambda:*:*:function:*'],
  absent: ['ResourceNotFoundException'],
  probe: { FunctionName: NO_FUNCTION },
  keep: ({ Versions, ...others }) => ({
    ...others,
    Versions: Versions?.map(listed),
  }),
});

/**
 * What is read of a configuration. Thousands of functions are held until their policies were answered: as the SDK makes them,
 * of fields that come one by one, they would take three times as much memory.
 */
export type ListedFunction = Pick<
  FunctionConfiguration,
  keyof ReturnType<typeof listed>
>;

function listed({
  FunctionName,
  FunctionArn,
  Version,
  Runtime,
  PackageType,
  Role,
  Environment,
  TracingConfig,
  KMSKeyArn,
  Description,
  VpcConfig,
  FileSystemConfigs,
  DeadLetterConfig,
  CodeSha256,
  Layers,
  LoggingConfig,
  LastModified,
}: FunctionConfiguration) {
  return {
    FunctionName,
    FunctionArn,
    Version,
    Runtime,
    PackageType,
    Role,
    Environment,
    TracingConfig,
    KMSKeyArn,
    Description,
    VpcConfig,
    FileSystemConfigs,
    DeadLetterConfig,
    CodeSha256,
    Layers,
    LoggingConfig,
    LastModified,
  };
}

/** A function as it is now, and its published versions, newest first. */
export interface VersionedFunction {
  arn: string;
  latest: ListedFunction;
  versions: ListedFunction[];
}

const newestFirst = (a: ListedFunction, b: ListedFunction) =>
  Number(b.Version) - Number(a.Version);

/**
 * All functions of a scope, by ARN. A listing with all versions names a function once for each of them, in no order that
 * AWS promises, so that only its end tells what belongs to one.
 */
export async function versionedFunctions(
  aws: AwsReader,
): Promise<VersionedFunction[]> {
  const functions = new Map<string, VersionedFunction>();
  for (const one of await everyVersion(aws)) {
    const arn = canonicalArn(
      required(one.FunctionArn, 'FunctionArn', listFunctions),
    );
    const version = required(one.Version, 'Version', listFunctions);
    // Of thousands of functions, one text each is held.
    one.FunctionArn = arn;
    const known = functions.get(arn);
    const fn = known ?? { arn, latest: one, versions: [] };
    if (!known) functions.set(arn, fn);
    if (version === '$LATEST') fn.latest = one;
    else fn.versions.push(one);
  }
  return (
    [...functions.values()]
      // Deleted while the listing went on.
      .filter(({ latest }) => latest.Version === '$LATEST')
      .map(fn => ({ ...fn, versions: fn.versions.sort(newestFirst) }))
      .sort((a, b) => (a.arn < b.arn ? -1 : 1))
  );
}

async function everyVersion(aws: AwsReader): Promise<ListedFunction[]> {
  const read = () =>
    everyPage(
      listFunctions,
      Marker => aws.call(listFunctions, { FunctionVersion: 'ALL', Marker }),
      output => ({
        items: required(output.Functions, 'Functions', listFunctions),
        next: output.NextMarker,
      }),
    );
  try {
    return await read();
  } catch (error) {
    // Page tokens expire: the listing starts over, once.
    const expired =
      error instanceof CollectionError &&
      error.reason.errorClass === 'unsupported';
    if (!expired) throw error;
    return read();
  }
}

/** One function; undefined where there is none. Throws a `CollectionError` where it could not be read. */
export async function versionedFunction(
  aws: AwsReader,
  arn: string,
): Promise<VersionedFunction | undefined> {
  let isGone = false;
  const found = await everyPage<ListVersionsByFunctionResponse, ListedFunction>(
    listVersionsByFunction,
    async Marker => {
      const answer = await ifThere(aws, listVersionsByFunction, {
        FunctionName: arn,
        Marker,
      });
      isGone = answer === undefined;
      return answer ?? { Versions: [] };
    },
    output => ({
      items: required(output.Versions, 'Versions', listVersionsByFunction),
      next: output.NextMarker,
    }),
  );
  if (isGone) return undefined;
  const [[latest], versions] = partition(
    found,
    ({ Version }) => Version === '$LATEST',
  );
  return {
    arn,
    latest: required(latest, 'Versions of $LATEST', listVersionsByFunction),
    versions: versions.sort(newestFirst),
  };
}

/**
 * The aliases of a function. Asked for only where a version was published: an alias of `$LATEST` alone is possible, but
 * finding it would take a call for every function. Throws a `CollectionError` where they could not be read.
 */
export async function aliasesOf(
  aws: AwsReader,
  { arn, versions }: VersionedFunction,
): Promise<FunctionAlias[]> {
  if (versions.length === 0) return [];
  const aliases = await everyPage<
    { Aliases?: AliasConfiguration[]; NextMarker?: string },
    AliasConfiguration
  >(
    listAliases,
    Marker => aws.call(listAliases, { FunctionName: arn, Marker }),
    output => ({
      items: required(output.Aliases, 'Aliases', listAliases),
      next: output.NextMarker,
    }),
  );
  return aliases.map(alias => ({
    name: required(alias.Name, 'Name', listAliases),
    versions: [
      required(alias.FunctionVersion, 'FunctionVersion', listAliases),
      ...Object.keys(alias.RoutingConfig?.AdditionalVersionWeights ?? {}),
    ],
  }));
}

/** Versions whose policy is read though no alias reaches them: older ones nobody deploys to any more. */
const NEWEST = 10;

/** The published versions that are looked at: those that an alias reaches, and the newest ones. */
export function watchedVersions(
  { versions }: VersionedFunction,
  aliases: FunctionAlias[],
): ListedFunction[] {
  const reached = new Set(aliases.flatMap(alias => alias.versions));
  return versions.filter(
    ({ Version }, index) => index < NEWEST || reached.has(Version!),
  );
}
