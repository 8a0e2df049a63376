import {
  GetDeploymentCommand,
  GetResourcesCommand as GetApiResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  paginateGetRestApis,
} from '@aws-sdk/client-api-gateway';
import {
  GetApisCommand,
  GetRoutesCommand,
  GetStagesCommand as GetHttpStagesCommand,
} from '@aws-sdk/client-apigatewayv2';
import {
  DescribeRegionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import {
  GetPolicyCommand as GetIamPolicyCommand,
  GetPolicyVersionCommand,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam';
import {
  GetAccountSettingsCommand,
  GetPolicyCommand,
  ListFunctionsCommand,
  ListFunctionUrlConfigsCommand,
  ListProvisionedConcurrencyConfigsCommand,
  paginateListFunctions,
} from '@aws-sdk/client-lambda';
import {
  ListAccountsCommand,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import {
  DescribeHubCommand,
  GetFindingsCommand,
  GetFindingAggregatorCommand,
  ListFindingAggregatorsCommand,
} from '@aws-sdk/client-securityhub';
import { RunningSimulator, startSimulator } from '../simulator';
import { clientsIn, clientsOf } from '../testing/clients';
import { smallWorld } from '../world/smallWorld';
import { throughUrl } from '../world/grants';

const world = smallWorld({
  regions: ['eu-west-1', 'us-east-1', 'ap-southeast-4'],
  emptyAccountPages: 1,
  accounts: [
    {
      name: 'shop',
      disabledRegions: ['ap-southeast-4'],
      functions: Array.from({ length: 120 }, (_, i) => ({
        name: `function-${i}`,
        role: 'workload',
        tags: i % 2 ? { team: 'payments' } : undefined,
        ...(i === 0
          ? { url: 'NONE' as const, grants: [throughUrl('NONE')] }
          : {}),
      })),
      roles: [
        { name: 'workload', awsManaged: ['AWSLambdaBasicExecutionRole'] },
        { name: 'other', customerManaged: ['own'] },
      ],
      policies: [
        {
          name: 'own',
          statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
        },
      ],
      restApis: Array.from({ length: 30 }, (_, i) => ({
        name: `api-${i}`,
        policy: { Version: '2012-10-17', Statement: [] },
        stages: [{ name: 'live', waf: true }],
        methods: [
          { path: '/items', method: 'GET', functionName: 'function-0' },
        ],
      })),
      httpApis: [
        {
          name: 'sockets',
          protocol: 'WEBSOCKET',
          stages: [{ name: 'live' }],
          routes: [{ key: '$connect' }],
        },
      ],
      findings: Array.from({ length: 150 }, (_, i) => ({
        control: i % 3 ? 'Lambda.1' : 'APIGateway.4',
        resourceId: `resource-${i}`,
        compliance: i % 2 ? ('FAILED' as const) : ('PASSED' as const),
        region: i < 100 ? 'eu-west-1' : 'us-east-1',
        updatedAt: new Date('2026-11-10T00:00:00Z'),
      })),
    },
    { name: 'plain', securityHub: false },
    ...Array.from({ length: 20 }, (_, i) => ({ name: `member-${i}` })),
  ],
});

let simulator: RunningSimulator;
let shop: ReturnType<typeof clientsOf>;
beforeAll(async () => {
  simulator = await startSimulator({ world, latency: false, quotas: false });
  shop = await clientsIn(simulator, 'shop');
});
afterAll(() => simulator.stop());

async function count<T>(
  pages: AsyncIterable<T>,
  items: (page: T) => unknown[] | undefined,
) {
  const sizes: number[] = [];
  for await (const page of pages) sizes.push((items(page) ?? []).length);
  return sizes;
}

describe('organizations', () => {
  it('pages by 20, with an empty page in front', async () => {
    const { organizations } = clientsOf(simulator);
    expect(
      await count(
        paginateListAccounts({ client: organizations }, {}),
        p => p.Accounts,
      ),
    ).toEqual([0, 20, 4]);
  });

  it('tells state and status, and where an account is', async () => {
    const { organizations } = clientsOf(simulator);
    const { NextToken } = await organizations.send(new ListAccountsCommand({}));
    const { Accounts } = await organizations.send(
      new ListAccountsCommand({ NextToken }),
    );
    expect(Accounts![2]).toMatchObject({
      Name: 'shop',
      State: 'ACTIVE',
      Status: 'ACTIVE',
    });
    expect(Accounts![2].Paths![0]).toMatch(
      /^o-smallworld\/r-\w{4}\/ou-\w{4}-\w{8}\/$/,
    );
  });

  it('refuses members', async () => {
    await expect(
      shop.organizations.send(new ListAccountsCommand({})),
    ).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});

describe('ec2', () => {
  it('describes enabled Regions, and all on request', async () => {
    const { Regions } = await shop.ec2.send(new DescribeRegionsCommand({}));
    expect(Regions!.map(r => [r.RegionName, r.OptInStatus])).toEqual([
      ['eu-west-1', 'opt-in-not-required'],
      ['us-east-1', 'opted-in'],
    ]);
    const all = await shop.ec2.send(
      new DescribeRegionsCommand({ AllRegions: true }),
    );
    expect(all.Regions!.map(r => r.OptInStatus)).toContain('not-opted-in');
  });
});

describe('lambda', () => {
  it('pages by 50 whatever is asked', async () => {
    const sizes = await count(
      paginateListFunctions({ client: shop.lambda, pageSize: 500 }, {}),
      p => p.Functions,
    );
    expect(sizes).toEqual([50, 50, 20]);
  });

  it('answers policies, and a modelled error where there is none', async () => {
    const { Policy } = await shop.lambda.send(
      new GetPolicyCommand({ FunctionName: 'function-0' }),
    );
    expect(JSON.parse(Policy!).Statement[0]).toMatchObject({
      Action: 'lambda:InvokeFunctionUrl',
      Resource: expect.stringMatching(/function:function-0$/),
    });
    await expect(
      shop.lambda.send(new GetPolicyCommand({ FunctionName: 'function-1' })),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it('finds functions by ARN', async () => {
    const { Functions } = await shop.lambda.send(new ListFunctionsCommand({}));
    const { FunctionUrlConfigs } = await shop.lambda.send(
      new ListFunctionUrlConfigsCommand({
        FunctionName: Functions![0].FunctionArn,
      }),
    );
    expect(FunctionUrlConfigs).toMatchObject([{ AuthType: 'NONE' }]);
  });

  it('counts functions in the account settings', async () => {
    const settings = await shop.lambda.send(new GetAccountSettingsCommand({}));
    expect(settings.AccountUsage!.FunctionCount).toBe(120);
  });

  it('refuses a token that it did not issue', async () => {
    await expect(
      shop.lambda.send(new ListFunctionsCommand({ Marker: 'made-up' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });
});

describe('tagging', () => {
  it('answers tagged functions of a list', async () => {
    const { Functions } = await shop.lambda.send(new ListFunctionsCommand({}));
    const ResourceARNList = Functions!.map(f => f.FunctionArn!);
    const { ResourceTagMappingList, PaginationToken } = await shop.tagging.send(
      new GetResourcesCommand({ ResourceARNList }),
    );
    expect(ResourceTagMappingList).toHaveLength(25);
    expect(ResourceTagMappingList![0].Tags).toEqual([
      { Key: 'team', Value: 'payments' },
    ]);
    expect(PaginationToken).toBe('');
    await expect(
      shop.tagging.send(
        new GetResourcesCommand({ ResourceARNList, ResourcesPerPage: 10 }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});

describe('API Gateway', () => {
  it('pages by 25 unless asked for more', async () => {
    const client = shop.apiGateway;
    expect(
      await count(paginateGetRestApis({ client }, {}), p => p.items),
    ).toEqual([25, 5]);
    const { items, position } = await client.send(
      new GetRestApisCommand({ limit: 500 }),
    );
    expect([items!.length, position]).toEqual([30, undefined]);
    expect(items![0].policy).toBe(
      '{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[]}',
    );
  });

  it('shows stages, embedded methods and the summary of a deployment', async () => {
    const client = shop.apiGateway;
    const { items } = await client.send(new GetRestApisCommand({}));
    const restApiId = items![0].id!;
    const { item } = await client.send(new GetStagesCommand({ restApiId }));
    expect(item![0].webAclArn).toMatch(/^arn:aws:wafv2:eu-west-1:/);
    const resources = await client.send(
      new GetApiResourcesCommand({ restApiId, embed: ['methods'] }),
    );
    expect(resources.items![1].resourceMethods!.GET).toMatchObject({
      authorizationType: 'NONE',
    });
    const deployment = await client.send(
      new GetDeploymentCommand({
        restApiId,
        deploymentId: item![0].deploymentId,
        embed: ['apisummary'],
      }),
    );
    expect(deployment.apiSummary!['/items'].GET).toEqual({
      authorizationType: 'NONE',
      apiKeyRequired: false,
    });
  });

  it('shows WebSocket APIs in version 2', async () => {
    const client = shop.apiGatewayV2;
    const { Items } = await client.send(new GetApisCommand({}));
    const { ApiId } = Items![0];
    const routes = await client.send(new GetRoutesCommand({ ApiId }));
    expect(routes.Items).toMatchObject([
      { RouteKey: '$connect', AuthorizationType: 'NONE' },
    ]);
    const stages = await client.send(new GetHttpStagesCommand({ ApiId }));
    expect(stages.Items).toMatchObject([{ StageName: 'live' }]);
    await expect(
      client.send(new GetRoutesCommand({ ApiId: 'none' })),
    ).rejects.toMatchObject({
      name: 'NotFoundException',
    });
  });
});

describe('iam', () => {
  it('pages roles and policies with percent-encoded documents', async () => {
    const pages = paginateGetAccountAuthorizationDetails(
      { client: shop.iam, pageSize: 2 },
      { Filter: ['Role', 'LocalManagedPolicy'] },
    );
    const found: string[] = [];
    for await (const { RoleDetailList, Policies } of pages) {
      for (const role of RoleDetailList!) {
        found.push(role.RoleName!);
        expect(
          JSON.parse(decodeURIComponent(role.AssumeRolePolicyDocument!))
            .Version,
        ).toBe('2012-10-17');
      }
      found.push(...Policies!.map(policy => policy.PolicyName!));
    }
    expect(found).toEqual(['workload', 'other', 'own']);
  });

  it('holds AWS managed policies', async () => {
    const PolicyArn = 'arn:aws:iam::aws:policy/AdministratorAccess';
    const { Policy } = await shop.iam.send(
      new GetIamPolicyCommand({ PolicyArn }),
    );
    const { PolicyVersion } = await shop.iam.send(
      new GetPolicyVersionCommand({
        PolicyArn,
        VersionId: Policy!.DefaultVersionId,
      }),
    );
    expect(
      JSON.parse(decodeURIComponent(PolicyVersion!.Document!)).Statement,
    ).toEqual([{ Effect: 'Allow', Action: '*', Resource: '*' }]);
    await expect(
      shop.iam.send(
        new GetIamPolicyCommand({
          PolicyArn: 'arn:aws:iam::aws:policy/Nothing',
        }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchEntityException' });
  });
});

describe('security hub', () => {
  it('gives the administrator all findings in the home Region, filtered and paged', async () => {
    const { securityHub } = await clientsIn(simulator, 'security');
    const first = await securityHub.send(
      new GetFindingsCommand({ MaxResults: 100 }),
    );
    expect(first.Findings).toHaveLength(100);
    const second = await securityHub.send(
      new GetFindingsCommand({ MaxResults: 100, NextToken: first.NextToken }),
    );
    expect([second.Findings!.length, second.NextToken]).toEqual([
      50,
      undefined,
    ]);
    const failed = await securityHub.send(
      new GetFindingsCommand({
        MaxResults: 100,
        Filters: {
          ResourceType: [{ Value: 'AwsLambda', Comparison: 'PREFIX' }],
          ComplianceStatus: [{ Value: 'PASSED', Comparison: 'NOT_EQUALS' }],
          UpdatedAt: [
            { Start: '2026-11-01T00:00:00Z', End: '2026-11-30T00:00:00Z' },
          ],
        },
      }),
    );
    expect(failed.Findings).toHaveLength(50);
    const { FindingAggregators } = await securityHub.send(
      new ListFindingAggregatorsCommand({}),
    );
    const aggregator = await securityHub.send(
      new GetFindingAggregatorCommand({
        FindingAggregatorArn: FindingAggregators![0].FindingAggregatorArn,
      }),
    );
    expect(aggregator.FindingAggregationRegion).toBe('eu-west-1');
  });

  it('gives a member its own', async () => {
    const { Findings } = await shop.securityHub.send(
      new GetFindingsCommand({
        MaxResults: 100,
        Filters: { Region: [{ Value: 'us-east-1', Comparison: 'EQUALS' }] },
      }),
    );
    expect(Findings).toEqual([]);
  });

  it('says where it is not enabled', async () => {
    const { securityHub } = await clientsIn(simulator, 'plain');
    await expect(
      securityHub.send(new DescribeHubCommand({})),
    ).rejects.toMatchObject({
      name: 'InvalidAccessException',
      $metadata: { httpStatusCode: 401 },
    });
    expect(
      (await shop.securityHub.send(new DescribeHubCommand({}))).HubArn,
    ).toMatch(/hub\/default$/);
  });
});

describe('what is not served', () => {
  it('is an error of the service, and counted', async () => {
    await expect(
      shop.lambda.send(
        new ListProvisionedConcurrencyConfigsCommand({ FunctionName: 'plain' }),
      ),
    ).rejects.toMatchObject({
      name: 'UnknownOperationException',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(
      clientsOf(simulator).ec2.send(new DescribeVpcsCommand({})),
    ).rejects.toMatchObject({
      name: 'InvalidAction',
    });
    expect(simulator.counters.unserved()).toEqual({
      'ec2:DescribeVpcs': 1,
      'lambda:ListProvisionedConcurrencyConfigs': 1,
    });
  });
});
