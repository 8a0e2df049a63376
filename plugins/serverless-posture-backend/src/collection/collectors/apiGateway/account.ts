import {
  APIGatewayClient,
  GetAccountCommand,
  GetClientCertificatesCommand,
  GetUsagePlansCommand,
} from '@aws-sdk/client-api-gateway';
import {
  AwsReader,
  Collector,
  Listing,
  operation,
} from 'backstage-plugin-serverless-posture-node';
import { attributeOf, inScope, redactTags, required } from '../../fields';
import { PAGE } from './paging';

const getAccount = operation({
  id: 'apigateway:GetAccount',
  client: APIGatewayClient,
  command: GetAccountCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/account'],
  probe: {},
});

const getUsagePlans = operation({
  id: 'apigateway:GetUsagePlans',
  client: APIGatewayClient,
  command: GetUsagePlansCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/usageplans'],
  probe: { limit: 1 },
});

const getClientCertificates = operation({
  id: 'apigateway:GetClientCertificates',
  client: APIGatewayClient,
  command: GetClientCertificatesCommand,
  action: 'apigateway:GET',
  resources: ['arn:{partition}:apigateway:*::/clientcertificates'],
  probe: { limit: 1 },
});

const arnOf = ({ partition, region }: AwsReader, path: string) =>
  `arn:${partition}:apigateway:${region}::/${path}`;

const account: Listing = {
  id: 'account',
  resourceTypes: ['AWS::ApiGateway::Account'],
  async page(aws) {
    const { cloudwatchRoleArn, throttleSettings } = await aws.call(
      getAccount,
      {},
    );
    const { rateLimit, burstLimit } = throttleSettings ?? {};
    return {
      resources: [
        {
          type: 'AWS::ApiGateway::Account',
          arn: arnOf(aws, 'account'),
          name: 'API Gateway',
          ...inScope(aws),
          tags: {},
          attributes: {
            cloudwatchRoleArn: cloudwatchRoleArn || null,
            throttle: await attributeOf(async () => ({
              rateLimit: required(rateLimit, 'rateLimit', getAccount),
              burstLimit: required(burstLimit, 'burstLimit', getAccount),
            })),
          },
        },
      ],
    };
  },
};

const usagePlans: Listing = {
  id: 'usage-plans',
  resourceTypes: ['AWS::ApiGateway::UsagePlan'],
  async page(aws, token) {
    const { items, position } = await aws.call(getUsagePlans, {
      limit: PAGE,
      position: token,
    });
    return {
      resources: required(items, 'items', getUsagePlans).map(plan => {
        const id = required(plan.id, 'id', getUsagePlans);
        const { throttle, quota } = plan;
        return {
          type: 'AWS::ApiGateway::UsagePlan',
          arn: arnOf(aws, `usageplans/${id}`),
          name: plan.name || id,
          ...inScope(aws),
          tags: redactTags(plan.tags),
          attributes: {
            stageArns: (plan.apiStages ?? []).map(({ apiId, stage }) =>
              arnOf(aws, `restapis/${apiId}/stages/${stage}`),
            ),
            throttle: throttle
              ? {
                  rateLimit: throttle.rateLimit ?? 0,
                  burstLimit: throttle.burstLimit ?? 0,
                }
              : null,
            quota: quota
              ? {
                  limit: quota.limit ?? 0,
                  period: required(quota.period, 'quota.period', getUsagePlans),
                }
              : null,
          },
        };
      }),
      next: position || undefined,
    };
  },
};

const clientCertificates: Listing = {
  id: 'client-certificates',
  resourceTypes: ['AWS::ApiGateway::ClientCertificate'],
  async page(aws, token) {
    const { items, position } = await aws.call(getClientCertificates, {
      limit: PAGE,
      position: token,
    });
    return {
      resources: required(items, 'items', getClientCertificates).map(one => {
        const id = required(
          one.clientCertificateId,
          'clientCertificateId',
          getClientCertificates,
        );
        return {
          type: 'AWS::ApiGateway::ClientCertificate',
          arn: arnOf(aws, `clientcertificates/${id}`),
          name: one.description || id,
          ...inScope(aws),
          tags: redactTags(one.tags),
          attributes: {
            expirationDate: required(
              one.expirationDate,
              'expirationDate',
              getClientCertificates,
            ).toISOString(),
          },
        };
      }),
      next: position || undefined,
    };
  },
};

/** What the APIs of a Region share: the role for logs, usage plans and client certificates. */
export const apiGatewayAccountCollector: Collector = {
  id: 'apigateway-account',
  scope: 'regional',
  follows: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  operations: { getAccount, getUsagePlans, getClientCertificates },
  listings: [account, usagePlans, clientCertificates],
};
