import {
  FunctionUrlConfig,
  GetPolicyCommand,
  LambdaClient,
  ListFunctionUrlConfigsCommand,
} from '@aws-sdk/client-lambda';
import {
  AnyResource,
  Attribute,
  AwsReader,
  Collector,
  FunctionAlias,
  FunctionUrl,
  Gap,
  isUnknown,
  operation,
  QualifiedPolicy,
  Resource,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { chunk } from 'lodash';
import { attributeOf, everyPage, inScope, oneOf, required } from '../fields';
import { mayMention, policyText } from '../policies';
import { getTaggedResources, tagsOf } from '../tagging';
import { recursion, settingOf } from './functions/settings';
import { configurationOf } from './lambdaConfiguration';
import { countedFunctions, getAccountSettings } from './lambdaCount';
import {
  originOf,
  RecordedFunction,
  recordedFunctions,
} from './lambdaRecorded';
import {
  aliasesOf,
  listAliases,
  ListedFunction,
  listFunctions,
  listVersionsByFunction,
  NO_FUNCTION,
  VersionedFunction,
  versionedFunction,
  watchedVersions,
} from './lambdaVersions';

const getPolicy = operation({
  id: 'lambda:GetPolicy',
  client: LambdaClient,
  command: GetPolicyCommand,
  resources: ['arn:{partition}:lambda:*:*:function:*'],
  absent: ['ResourceNotFoundException'],
  probe: { FunctionName: NO_FUNCTION },
});

const listFunctionUrlConfigs = operation({
  id: 'lambda:ListFunctionUrlConfigs',
  client: LambdaClient,
  command: ListFunctionUrlConfigsCommand,
  resources: ['arn:{partition}:lambda:*:*:function:*'],
  absent: ['ResourceNotFoundException'],
  probe: { FunctionName: NO_FUNCTION },
});

/** Functions of one page: as many as one call gives tags for. */
const PAGE = 50;

/**
 * Functions with the resource policies of every qualifier, tags and, where a policy may open them, their URLs; and the
 * versions that somebody may call. What they do against recursion is read where it is needed.
 */
export function lambdaCollector(needed?: ReadonlySet<string>): Collector {
  const readsRecursion = !needed || needed.has(recursion.type);
  const everythingOf: typeof functionAndVersions = async (aws, ...about) => {
    const [fn, ...versions] = await functionAndVersions(aws, ...about);
    const settings = readsRecursion
      ? [await settingOf(aws, fn, recursion)]
      : [];
    return [fn, ...versions, ...settings];
  };
  const read = async (
    aws: AwsReader,
    functions: VersionedFunction[],
    recorded?: ReadonlyMap<string, RecordedFunction>,
  ): Promise<AnyResource[]> => {
    const untagged = functions.filter(({ arn }) => !recorded?.get(arn)?.tags);
    // Set at last: whoever waited for one slow answer here would ask for no policy meanwhile.
    const [found, tagsBy] = await Promise.all([
      aws.all(functions, fn => everythingOf(aws, fn, recorded?.get(fn.arn))),
      tagsOf(
        aws,
        untagged.map(({ arn }) => arn),
      ),
    ]);
    for (const resources of found) {
      const [{ arn }] = resources;
      const tags = recorded?.get(arn)?.tags ?? tagsBy(arn);
      for (const resource of resources) resource.tags = tags;
    }
    return found.flat();
  };
  return {
    id: 'lambda',
    scope: 'regional',
    operations: {
      listFunctions,
      listVersionsByFunction,
      getAccountSettings,
      listAliases,
      getPolicy,
      listFunctionUrlConfigs,
      getTaggedResources,
      ...(readsRecursion
        ? { getFunctionRecursionConfig: recursion.operation }
        : {}),
    },
    listings: [
      {
        id: 'functions',
        resourceTypes: [
          'AWS::Lambda::Version',
          'AWS::Lambda::Function',
          ...(readsRecursion ? [recursion.type] : []),
        ],
        recordedAs: ['AWS::Lambda::Function'],
        outline: { type: 'AWS::Lambda::Function', read: outlines },
        async page(aws, after, inventory) {
          const counted = await countedFunctions(aws, after);
          const { functions: left, incomplete, unconfirmed } = counted;
          const [functions = [], more] = chunk(left.first(PAGE + 1), PAGE);
          const recorded = await recordedFunctions(inventory, functions);
          const resources = await read(aws, functions, recorded);
          return {
            resources,
            gaps: gapsIn(functions, resources),
            incomplete,
            unconfirmed,
            next: more && functions[functions.length - 1].arn,
          };
        },
        async one(aws, arn) {
          const fn = await versionedFunction(aws, arn);
          if (!fn) return { resources: [] };
          const resources = await read(aws, [fn]);
          return { resources, gaps: gapsIn([fn], resources) };
        },
      },
    ],
  };
}

/** The attributes that need no call of their own. */
async function outlines(
  aws: AwsReader,
): Promise<Map<string, object> | undefined> {
  const counted = await countedFunctions(aws);
  if (counted.incomplete || counted.unconfirmed) return undefined;
  return new Map(
    Array.from(counted.functions, ({ arn, latest }) => {
      const { name, ...attributes } = configurationOf(latest);
      return [arn, attributes];
    }),
  );
}

/** A function and what is below it, without tags. */
async function functionAndVersions(
  aws: AwsReader,
  fn: VersionedFunction,
  recorded?: RecordedFunction,
): Promise<[Resource<'AWS::Lambda::Function'>, ...AnyResource[]]> {
  const { arn } = fn;
  const { name, ...configuration } = configurationOf(fn.latest);
  const aliases = await attributeOf(() => aliasesOf(aws, fn));
  const versions = watchedVersions(fn, isUnknown(aliases) ? [] : aliases);
  const policy =
    recorded?.policy === undefined ? await policyOf(aws, arn) : recorded.policy;
  const qualifiedPolicies = isUnknown(aliases)
    ? aliases
    : await qualifiedPoliciesOf(aws, arn, [
        ...aliases.map(alias => alias.name),
        ...versions.map(({ Version }) => Version!),
      ]);
  const lambdaFunction: Resource<'AWS::Lambda::Function'> = {
    type: 'AWS::Lambda::Function',
    arn,
    name,
    ...inScope(aws),
    tags: {},
    ...(recorded ? { origin: originOf(recorded) } : {}),
    attributes: {
      aliases,
      policy,
      qualifiedPolicies,
      urls: await urlsOf(aws, arn, policy, qualifiedPolicies),
      // Last: in Node.js 20, what follows a spread gives each object a shape of its own, which takes more than the object.
      ...configuration,
    },
  };
  return [
    lambdaFunction,
    ...versions.map(version => publishedVersion(lambdaFunction, version)),
  ];
}

/** Older versions that only an alias reaches are missing where the aliases are. */
function gapsIn(
  functions: VersionedFunction[],
  resources: AnyResource[],
): Gap[] {
  const found = new Map(resources.map(resource => [resource.arn, resource]));
  return functions.flatMap(fn => {
    const { attributes, name: parentName } = found.get(
      fn.arn,
    ) as Resource<'AWS::Lambda::Function'>;
    const { aliases } = attributes;
    const isWhole = watchedVersions(fn, []).length === fn.versions.length;
    return isUnknown(aliases) && !isWhole
      ? [
          {
            type: 'AWS::Lambda::Version',
            parentArn: fn.arn,
            parentName,
            reason: aliases.$unknown,
          },
        ]
      : [];
  });
}

function publishedVersion(
  {
    arn,
    name,
    accountId,
    region,
    tags,
    attributes,
  }: Resource<'AWS::Lambda::Function'>,
  configuration: ListedFunction,
): Resource<'AWS::Lambda::Version'> {
  const version = configuration.Version!;
  const { runtime, packageType } = configurationOf(configuration);
  const aliases = attributes.aliases as Attribute<FunctionAlias[]>;
  return {
    type: 'AWS::Lambda::Version',
    arn: `${arn}:${version}`,
    name: `${name}:${version}`,
    parentArn: arn,
    accountId,
    region,
    tags,
    attributes: {
      functionArn: arn,
      version,
      runtime,
      packageType,
      aliases: isUnknown(aliases)
        ? aliases
        : aliases
            .filter(({ versions }) => versions.includes(version))
            .map(alias => alias.name),
    },
  };
}

async function policyOf(
  aws: AwsReader,
  arn: string,
  Qualifier?: string,
): Promise<Attribute<string | null>> {
  const text = await aws.read<any, { Policy?: string }, string | null>(
    getPolicy,
    { FunctionName: arn, ...(Qualifier ? { Qualifier } : {}) },
    ({ Policy }) => required(Policy, 'Policy', getPolicy),
    null,
  );
  return typeof text === 'string' ? policyText(text, getPolicy.id) : text;
}

/** All of them, or unknown: one that is missing may be the one that opens the function. */
async function qualifiedPoliciesOf(
  aws: AwsReader,
  arn: string,
  qualifiers: string[],
): Promise<Attribute<QualifiedPolicy[]>> {
  const policies = await aws.all(qualifiers, async qualifier => ({
    qualifier,
    functionArn: `${arn}:${qualifier}`,
    policy: await policyOf(aws, arn, qualifier),
  }));
  const failed = policies.map(({ policy }) => policy).find(isUnknown);
  return failed ?? (policies as QualifiedPolicy[]);
}

/** Whether a policy is known to let nobody in through a URL. */
function closesUrls(policy: string | null): boolean {
  return !(policy && mayMention(policy, 'lambda:InvokeFunctionUrl'));
}

async function urlsOf(
  aws: AwsReader,
  arn: string,
  policy: Attribute<string | null>,
  qualified: Attribute<QualifiedPolicy[]>,
): Promise<Attribute<FunctionUrl[]>> {
  const areClosed =
    !isUnknown(policy) &&
    !isUnknown(qualified) &&
    [policy, ...qualified.map(one => one.policy)].every(closesUrls);
  if (areClosed) {
    return unknown(
      'not-read',
      listFunctionUrlConfigs.id,
      'the resource policies let nobody in through a URL',
    );
  }
  return attributeOf(async () => {
    const urls = await everyPage(
      listFunctionUrlConfigs,
      Marker => aws.call(listFunctionUrlConfigs, { FunctionName: arn, Marker }),
      output => ({
        items: required(
          output.FunctionUrlConfigs,
          'FunctionUrlConfigs',
          listFunctionUrlConfigs,
        ),
        next: output.NextMarker,
      }),
    );
    return urls.map(functionUrl);
  });
}

function functionUrl(url: FunctionUrlConfig): FunctionUrl {
  return {
    functionArn: required(
      url.FunctionArn,
      'FunctionArn',
      listFunctionUrlConfigs,
    ),
    authType: oneOf(
      url.AuthType,
      ['NONE', 'AWS_IAM'],
      'AuthType',
      listFunctionUrlConfigs,
    ),
    host: /^https:\/\/([^/]+)/.exec(url.FunctionUrl ?? '')?.[1],
    allowOrigins: url.Cors ? url.Cors.AllowOrigins ?? [] : null,
    allowCredentials: url.Cors?.AllowCredentials ?? false,
  };
}
