import {
  GetRestApisCommand,
  GetApiKeysCommand,
} from '@aws-sdk/client-api-gateway';
import { GetAccountAuthorizationDetailsCommand } from '@aws-sdk/client-iam';
import {
  GetFunctionCommand,
  GetPolicyCommand,
  ListFunctionsCommand,
} from '@aws-sdk/client-lambda';
import { DescribeHubCommand } from '@aws-sdk/client-securityhub';
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
} from '@aws-sdk/client-sts';
import { GetWebACLForResourceCommand } from '@aws-sdk/client-wafv2';
import { RunningSimulator, startSimulator } from '../simulator';
import { assume, clientsIn, clientsOf } from '../testing/clients';
import { troubledWorld } from '../world/smallWorld';
import { issueKeys } from './credentials';

let simulator: RunningSimulator;
beforeAll(async () => {
  simulator = await startSimulator({
    world: troubledWorld(),
    latency: false,
    quotas: false,
  });
});
afterAll(() => simulator.stop());

const idOf = (name: string) =>
  simulator.world.accounts.find(account => account.name === name)!.id;

describe('AssumeRole', () => {
  it('lands in the account, with an expiry in real time whatever the clock says', async () => {
    simulator.clock.set(new Date('2026-01-05T00:00:00Z'));
    const credentials = await assume(simulator, 'healthy', {
      DurationSeconds: 900,
    });
    simulator.clock.set(simulator.world.today);
    expect(credentials.expiration.getTime()).toBeGreaterThan(
      Date.now() + 890_000,
    );
    expect(credentials.expiration.getTime()).toBeLessThanOrEqual(
      Date.now() + 900_000,
    );
    const identity = await clientsOf(simulator, credentials).sts.send(
      new GetCallerIdentityCommand({}),
    );
    expect(identity).toMatchObject({
      Account: idOf('healthy'),
      Arn: `arn:aws:sts::${idOf(
        'healthy',
      )}:assumed-role/serverless-posture-reader/test`,
    });
  });

  it.each([
    ['of an account without the role', 'role-missing', {}],
    ['of a suspended account', 'suspended', {}],
    ['with a wrong ExternalId', 'healthy', { ExternalId: 'wrong' }],
    ['without an ExternalId', 'healthy', { ExternalId: undefined }],
  ])('is denied %s', async (_, account, changes) => {
    await expect(assume(simulator, account, changes)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: `User: arn:aws:iam::${idOf(
        'management',
      )}:user/simulator-administrator is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::${idOf(
        account,
      )}:role/serverless-posture-reader`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('is denied from accounts that the role does not trust', async () => {
    const member = await clientsIn(simulator, 'healthy');
    await expect(
      member.sts.send(
        new AssumeRoleCommand({
          RoleArn: `arn:aws:iam::${idOf(
            'one-region',
          )}:role/serverless-posture-reader`,
          RoleSessionName: 'test',
          ExternalId: simulator.world.externalId,
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('credentials', () => {
  it('are refused when nobody issued them, in the words of the protocol', async () => {
    const { lambda, iam } = clientsOf(simulator, {
      accessKeyId: 'AKIAUNKNOWN',
      secretAccessKey: 'x',
    });
    await expect(
      lambda.send(new ListFunctionsCommand({})),
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(
      iam.send(new GetAccountAuthorizationDetailsCommand({})),
    ).rejects.toMatchObject({
      name: 'InvalidClientTokenId',
    });
  });

  it('are refused when they are expired', async () => {
    const expired = issueKeys({
      accountId: idOf('healthy'),
      roleName: 'serverless-posture-reader',
      sessionName: 'test',
      expiresAt: Date.now() - 1000,
    });
    const { lambda, sts } = clientsOf(simulator, expired);
    await expect(
      lambda.send(new ListFunctionsCommand({})),
    ).rejects.toMatchObject({
      name: 'ExpiredTokenException',
    });
    await expect(
      sts.send(new GetCallerIdentityCommand({})),
    ).rejects.toMatchObject({
      name: 'ExpiredToken',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('are refused in a Region that the account has not enabled', async () => {
    const { lambda } = await clientsIn(simulator, 'one-region', 'us-east-1');
    await expect(
      lambda.send(new ListFunctionsCommand({})),
    ).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });
});

describe('permissions', () => {
  const hidden = new GetPolicyCommand({ FunctionName: 'hidden' });

  it('name an explicit deny of the role', async () => {
    const { lambda } = await clientsIn(simulator, 'policy-denied');
    await expect(lambda.send(hidden)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: `User: arn:aws:sts::${idOf(
        'policy-denied',
      )}:assumed-role/serverless-posture-reader/test is not authorized to perform: lambda:GetPolicy on resource: arn:aws:lambda:eu-west-1:${idOf(
        'policy-denied',
      )}:function:hidden with an explicit deny in an identity-based policy`,
      $metadata: { httpStatusCode: 403 },
    });
    const { Functions } = await lambda.send(new ListFunctionsCommand({}));
    expect(Functions).toHaveLength(1);
  });

  it('name a service control policy', async () => {
    const { lambda } = await clientsIn(simulator, 'scp-denied');
    await expect(lambda.send(hidden)).rejects.toThrow(
      /with an explicit deny in a service control policy$/,
    );
  });

  it('say what no policy allows', async () => {
    const { lambda, apiGateway } = await clientsIn(simulator, 'healthy');
    await expect(
      lambda.send(new GetFunctionCommand({ FunctionName: 'public' })),
    ).rejects.toThrow(
      /because no identity-based policy allows the lambda:GetFunction action$/,
    );
    await expect(apiGateway.send(new GetApiKeysCommand({}))).rejects.toThrow(
      /apigateway:GET on resource: arn:aws:apigateway:eu-west-1::\/apikeys with an explicit deny/,
    );
    await expect(
      apiGateway.send(new GetRestApisCommand({})),
    ).resolves.toMatchObject({ items: [{}] });
  });

  it('are narrowed by the session policy', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'lambda:List*', Resource: '*' }],
    });
    const { lambda, securityHub } = clientsOf(
      simulator,
      await assume(simulator, 'healthy', { Policy }),
    );
    await expect(
      lambda.send(new ListFunctionsCommand({})),
    ).resolves.toMatchObject({});
    await expect(securityHub.send(new DescribeHubCommand({}))).rejects.toThrow(
      /because no session policy allows the securityhub:DescribeHub action$/,
    );
  });

  it('are asked for everything that an operation needs', async () => {
    const ask = async (...actions: string[]) => {
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
      });
      const credentials = await assume(simulator, 'healthy', { Policy });
      const pool = `arn:aws:cognito-idp:eu-west-1:${idOf(
        'healthy',
      )}:userpool/eu-west-1_none`;
      await clientsOf(simulator, credentials).waf.send(
        new GetWebACLForResourceCommand({ ResourceArn: pool }),
      );
    };
    const own = 'wafv2:GetWebACLForResource';
    const further = ['wafv2:GetWebACL', 'cognito-idp:GetWebACLForResource'];
    for (const [held, lacking] of [further, [...further].reverse()]) {
      await expect(ask(own, held)).rejects.toThrow(
        `because no session policy allows the ${lacking} action`,
      );
    }
    await expect(ask(own, ...further)).rejects.not.toMatchObject({
      name: 'AccessDeniedException',
    });
  });
});
