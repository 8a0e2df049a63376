import { GLOBAL_REGION } from 'backstage-plugin-serverless-posture-common';
import {
  Collector,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { canonicalArn, partitionOf } from '../../aws';
import { yields } from '../supportingStages';
import { ApiCall } from './changeEvent';

/** What an event asks to be read anew. */
export interface Target {
  accountId: string;
  /** `global` for a collector of account-wide things. */
  region: string;
  /** Id of the collector. */
  collector: string;
  /** The one resource to read; left out, all that the collector finds there. */
  arn?: string;
}

/** What a call may have changed. */
interface Concern {
  types: ResourceType[];
  /** Of the resource, or of that which contains what was changed. */
  arn?: string;
}

type Reading = (call: ApiCall) => Concern | undefined;

/** Settings of functions that are resources of their own; what is none of these is the function's. */
const functionSettings: [RegExp, ResourceType][] = [
  [/FunctionConcurrency$/, 'AWS::Lambda::Concurrency'],
  [/RuntimeManagementConfig$/, 'AWS::Lambda::RuntimeManagementConfig'],
  [/FunctionEventInvokeConfig$/, 'AWS::Lambda::EventInvokeConfig'],
  [/EventSourceMapping$/, 'AWS::Lambda::EventSourceMapping'],
  [/CodeSigningConfig$/, 'AWS::Lambda::CodeSigningConfig'],
  [/LayerVersion(?:Permission)?$/, 'AWS::Lambda::LayerVersion'],
];

/** What calls of a service concern. API Gateway has both its versions under one name. */
const readings: Record<string, Reading> = {
  lambda(call) {
    const [, setting] =
      functionSettings.find(([names]) => names.test(call.name)) ?? [];
    if (setting) return { types: [setting] };
    const fn = functionArn(call);
    return fn ? { types: ['AWS::Lambda::Function'], arn: fn } : undefined;
  },

  apigateway({ name, named, region }) {
    const arn = (path: string) =>
      `arn:${partitionOf(region)}:apigateway:${region}::${path}`;
    if (named.domainName) return { types: ['AWS::ApiGateway::DomainName'] };
    const tagged = named.resourceArn ?? named.resource ?? '';
    const [, restApi = named.restApiId] =
      /\/restapis\/(\w+)/.exec(tagged) ?? [];
    const [, api = named.apiId] = /\/apis\/(\w+)/.exec(tagged) ?? [];
    const created = /^(?:Create|Import)RestApi$/.test(name) && named.id;
    const restApiId = restApi ?? (created || undefined);
    if (restApiId) {
      return {
        types: ['AWS::ApiGateway::RestApi'],
        arn: arn(`/restapis/${restApiId}`),
      };
    }
    if (api)
      return { types: ['AWS::ApiGatewayV2::Api'], arn: arn(`/apis/${api}`) };
    return {
      types: [
        'AWS::ApiGateway::Account',
        'AWS::ApiGateway::UsagePlan',
        'AWS::ApiGateway::ClientCertificate',
      ],
    };
  },

  appsync({ accountId, named, region }) {
    const tagged = /:(apis\/[\w-]+)/.exec(named.resourceArn ?? '')?.[1];
    const path = tagged ?? (named.apiId && `apis/${named.apiId}`);
    const place = `arn:${partitionOf(region)}:appsync:${region}:${accountId}`;
    return {
      types: ['AWS::AppSync::GraphQLApi', 'AWS::AppSync::Api'],
      arn: path && `${place}:${path}`,
    };
  },

  iam({ name }) {
    if (/User|AccessKey|LoginProfile|MFADevice/.test(name))
      return { types: ['AWS::IAM::User'] };
    return { types: ['AWS::IAM::Role'] };
  },

  cloudfront: () => ({ types: ['AWS::CloudFront::Distribution'] }),
  'cognito-idp': () => ({ types: ['AWS::Cognito::UserPool'] }),
  dynamodb: () => ({ types: ['AWS::DynamoDB::Table'] }),
  events: () => ({ types: ['AWS::Events::EventBus', 'AWS::Events::Rule'] }),
  firehose: () => ({ types: ['AWS::KinesisFirehose::DeliveryStream'] }),
  kinesis: () => ({ types: ['AWS::Kinesis::Stream'] }),
  kms: () => ({ types: ['AWS::KMS::Key'] }),
  s3: () => ({ types: ['AWS::S3::Bucket'] }),
  secretsmanager: () => ({ types: ['AWS::SecretsManager::Secret'] }),
  sns: () => ({ types: ['AWS::SNS::Topic'] }),
  sqs: () => ({ types: ['AWS::SQS::Queue'] }),
  states: () => ({ types: ['AWS::StepFunctions::StateMachine'] }),

  wafv2(call) {
    // What a web ACL is put before, or taken from, tells which it has.
    const [, service] =
      /^arn:[\w-]+:(apigateway|appsync|cognito-idp):/.exec(
        call.named.resourceArn ?? '',
      ) ?? [];
    return service
      ? readings[service](call)
      : { types: ['AWS::WAFv2::WebACL'] };
  },
};

/** The services whose calls are understood, as event sources begin. */
export const eventServices: readonly string[] = Object.keys(readings);

/**
 * What is to be read anew after a call: of the collectors that run, those that find what the call concerns. None where
 * nothing that it concerns is read.
 */
export function targetsOf(
  call: ApiCall,
  collectors: readonly Collector[],
): Target[] {
  const concern = Object.hasOwn(readings, call.service)
    ? readings[call.service](call)
    : undefined;
  if (!concern) return [];
  const { types, arn } = concern;
  return collectors
    .filter(collector => types.some(type => yields(collector, type)))
    .map(({ id, scope, listings }) => {
      const alone = listings.some(
        ({ one, resourceTypes }) =>
          one && types.some(type => resourceTypes.includes(type)),
      );
      return {
        accountId: call.accountId,
        region: scope === 'global' ? GLOBAL_REGION : call.region,
        collector: id,
        ...(arn && alone ? { arn } : {}),
      };
    });
}

/** Calls name a function by its name, its ARN or a part of that, with or without a qualifier. */
function functionArn({
  accountId,
  region,
  named,
}: ApiCall): string | undefined {
  const text = named.functionName ?? named.resource ?? named.functionArn;
  if (!text) return undefined;
  const [, name] =
    /function:([\w-]+)/.exec(text) ??
    /^([\w-]+)(?::[\w$-]+)?$/.exec(text) ??
    [];
  const place = `arn:${partitionOf(region)}:lambda:${region}:${accountId}`;
  return name && canonicalArn(`${place}:function:${name}`);
}
