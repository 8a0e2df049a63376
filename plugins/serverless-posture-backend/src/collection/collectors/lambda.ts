import {
  FunctionConfiguration,
  FunctionUrlConfig,
  GetPolicyCommand,
  LambdaClient,
  ListFunctionsCommand,
  ListFunctionUrlConfigsCommand,
} from '@aws-sdk/client-lambda';
import {
  GetResourcesCommand,
  ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import {
  Attribute,
  AwsReader,
  Collector,
  FunctionLogging,
  FunctionUrl,
  isUnknown,
  LambdaFunction,
  Attributes,
  EnvironmentVariable,
  operation,
  Resource,
  Tags,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn } from '../../aws';
import {
  attributeOf,
  everyPage,
  inScope,
  oneOf,
  redactTags,
  required,
} from '../fields';
import { mayMention, policyText } from '../policies';
import { environmentVariables } from '../secrets';

/** AWS judges the right to call before it looks the function up, so that one that doesn't exist shows the right. */
const NO_FUNCTION = 'serverless-posture-probe';

const listFunctions = operation({
  id: 'lambda:ListFunctions',
  client: LambdaClient,
  command: ListFunctionsCommand,
  probe: { MaxItems: 1 },
});

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

const getResources = operation({
  id: 'tag:GetResources',
  client: ResourceGroupsTaggingAPIClient,
  command: GetResourcesCommand,
  probe: { ResourceTypeFilters: ['lambda:function'] },
});

/** Functions with their resource policies, tags and, where a policy may open them, their URLs. */
export const lambdaCollector: Collector = {
  id: 'lambda',
  scope: 'regional',
  operations: {
    listFunctions,
    getPolicy,
    listFunctionUrlConfigs,
    getResources,
  },
  listings: [
    {
      id: 'functions',
      resourceTypes: ['AWS::Lambda::Function'],
      async page(aws, token) {
        const { Functions, NextMarker } = await aws.call(listFunctions, {
          Marker: token,
        });
        const functions = required(Functions, 'Functions', listFunctions).map(
          parse,
        );
        const tags = await tagsOf(aws, functions);
        const resources = await aws.all(functions, fn =>
          withPolicy(aws, fn, tags),
        );
        return { resources, next: NextMarker || undefined };
      },
    },
  ],
};

type Parsed = { arn: string; name: string } & Omit<
  Attributes<LambdaFunction>,
  'policy' | 'urls'
>;

function parse(fn: FunctionConfiguration): Parsed {
  const missing = (field: string) =>
    unknown('malformed', listFunctions.id, `${field} is missing`);
  const packageType = oneOf(
    fn.PackageType ?? 'Zip',
    ['Zip', 'Image'],
    'PackageType',
    listFunctions,
  );
  return {
    arn: canonicalArn(required(fn.FunctionArn, 'FunctionArn', listFunctions)),
    name: required(fn.FunctionName, 'FunctionName', listFunctions),
    runtime:
      fn.Runtime ?? (packageType === 'Image' ? null : missing('Runtime')),
    packageType,
    role: required(fn.Role, 'Role', listFunctions),
    environment: environmentOf(fn.Environment),
    tracingMode: fn.TracingConfig
      ? oneOf<LambdaFunction['tracingMode']>(
          fn.TracingConfig.Mode,
          ['Active', 'PassThrough'],
          'TracingConfig.Mode',
          listFunctions,
        )
      : missing('TracingConfig'),
    kmsKeyArn: fn.KMSKeyArn || null,
    description: fn.Description || null,
    vpcId: fn.VpcConfig?.VpcId || null,
    layers: (fn.Layers ?? []).map(({ Arn }) =>
      required(Arn, 'Layers.Arn', listFunctions),
    ),
    // The group of functions that name none (Lambda guide, "Sending Lambda function logs to CloudWatch Logs").
    logGroup: fn.LoggingConfig?.LogGroup || `/aws/lambda/${fn.FunctionName}`,
    logging: loggingOf(fn),
  };
}

function loggingOf({
  LoggingConfig: config,
}: FunctionConfiguration): Attribute<FunctionLogging> {
  const format = (['Text', 'JSON'] as const).find(
    one => one === config?.LogFormat,
  );
  if (!config || !format) {
    return unknown(
      'malformed',
      listFunctions.id,
      "LoggingConfig.LogFormat is missing or of a value that we don't know",
    );
  }
  return {
    format,
    applicationLevel: config.ApplicationLogLevel ?? null,
    systemLevel: config.SystemLogLevel ?? null,
  };
}

function environmentOf(
  environment: FunctionConfiguration['Environment'],
): Attribute<EnvironmentVariable[] | null> {
  if (environment?.Error) {
    // Lambda could not decrypt them for us: that is no sign of there being none.
    return unknown(
      'denied',
      listFunctions.id,
      'Lambda could not decrypt the variables for this role',
    );
  }
  const values = environmentVariables(environment?.Variables);
  return values.length > 0 ? values : null;
}

async function withPolicy(
  aws: AwsReader,
  { arn, name, ...parsed }: Parsed,
  tags: Map<string, Attribute<Tags>>,
): Promise<Resource<'AWS::Lambda::Function'>> {
  const text = await aws.read<any, { Policy?: string }, string | null>(
    getPolicy,
    { FunctionName: arn },
    ({ Policy }) => required(Policy, 'Policy', getPolicy),
    null,
  );
  const policy =
    typeof text === 'string' ? policyText(text, getPolicy.id) : text;
  return {
    type: 'AWS::Lambda::Function',
    arn,
    name,
    ...inScope(aws),
    tags: tags.get(arn) ?? {},
    attributes: { ...parsed, policy, urls: await urlsOf(aws, arn, policy) },
  };
}

async function urlsOf(
  aws: AwsReader,
  arn: string,
  policy: Attribute<string | null>,
): Promise<Attribute<FunctionUrl[]>> {
  if (
    !isUnknown(policy) &&
    !(policy && mayMention(policy, 'lambda:InvokeFunctionUrl'))
  ) {
    return unknown(
      'not-read',
      listFunctionUrlConfigs.id,
      'the resource policy lets nobody in through a URL',
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
    allowOrigins: url.Cors ? url.Cors.AllowOrigins ?? [] : null,
    allowCredentials: url.Cors?.AllowCredentials ?? false,
  };
}

/** The most ARNs that one call takes. */
const TAGGED_AT_ONCE = 100;

/** Tags by ARN. AWS leaves out functions without tags, so that one which a full answer lacks has none. */
async function tagsOf(
  aws: AwsReader,
  functions: Parsed[],
): Promise<Map<string, Attribute<Tags>>> {
  const tags = new Map<string, Attribute<Tags>>();
  const arns = functions.map(fn => fn.arn);
  for (let start = 0; start < arns.length; start += TAGGED_AT_ONCE) {
    const asked = arns.slice(start, start + TAGGED_AT_ONCE);
    const found = await attributeOf(() =>
      everyPage(
        getResources,
        PaginationToken =>
          aws.call(getResources, { ResourceARNList: asked, PaginationToken }),
        output => ({
          items: required(
            output.ResourceTagMappingList,
            'ResourceTagMappingList',
            getResources,
          ),
          next: output.PaginationToken,
        }),
      ),
    );
    if (isUnknown(found)) {
      for (const arn of asked) tags.set(arn, found);
      continue;
    }
    for (const { ResourceARN = '', Tags: pairs = [] } of found) {
      if (!asked.includes(ResourceARN)) continue;
      tags.set(
        ResourceARN,
        redactTags(Object.fromEntries(pairs.map(tag => [tag.Key, tag.Value]))),
      );
    }
  }
  return tags;
}
