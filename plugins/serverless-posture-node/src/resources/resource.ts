import { Attribute, Attributes, UnknownReason } from '../attributes/attribute';
import { LambdaFunction, LambdaVersion } from './lambda';
import {
  RestApi,
  RestStage,
  RestMethod,
  DomainName,
  HttpApi,
  HttpStage,
  HttpRoute,
} from './apiGateway';
import { AccountCollection, IamRole, SecurityHub } from './account';
import { FunctionResources } from './functions';
import { EdgeResources } from './edge';
import { IdentityResources } from './identity';
import { DataResources } from './data';
import { AuditResources } from './audit';

/**
 * What is known of each type of resource, by CloudFormation type. Other packages add theirs with
 * `declare module 'backstage-plugin-serverless-posture-node' { interface ResourceTypes { … } }`.
 * @public
 */
export interface ResourceTypes
  extends FunctionResources,
    EdgeResources,
    IdentityResources,
    DataResources,
    AuditResources {
  'AWS::Lambda::Function': LambdaFunction;
  'AWS::Lambda::Version': LambdaVersion;
  'AWS::ApiGateway::RestApi': RestApi;
  'AWS::ApiGateway::Stage': RestStage;
  'AWS::ApiGateway::Method': RestMethod;
  'AWS::ApiGateway::DomainName': DomainName;
  'AWS::ApiGatewayV2::Api': HttpApi;
  'AWS::ApiGatewayV2::Stage': HttpStage;
  'AWS::ApiGatewayV2::Route': HttpRoute;
  'AWS::IAM::Role': IamRole;
  'AWS::SecurityHub::Hub': SecurityHub;
  'AWS::Organizations::Account': AccountCollection;
}

/** @public */
export type ResourceType = keyof ResourceTypes & string;

/** Tag keys and values. @public */
export type Tags = Record<string, string>;

/** Where something was read that was not read of its own service in the run. @public */
export interface Origin {
  /** The operation, such as `config:SelectAggregateResourceConfig`. */
  source: string;
  /** When AWS recorded it, or told it, ISO 8601. */
  at: string;
}

/**
 * One AWS thing, its configuration reduced to what controls need. An ARN is unique within its account only
 * (API Gateway's carry no account id).
 * @public
 */
export interface Resource<T extends ResourceType = ResourceType> {
  type: T;
  arn: string;
  accountId: string;
  /** `global` for account-wide services. */
  region: string;
  /** What people call it. */
  name: string;
  /** ARN of the resource that contains it and whose owner it shares, such as the API of a stage. */
  parentArn?: string;
  tags: Attribute<Tags>;
  attributes: Attributes<ResourceTypes[T]>;
  /** Set where part of it, or all, does not come from its own service in the run that last saw it. */
  origin?: Origin;
  /**
   * Set on the stand-in for resources that could not be listed: every attribute of it is unknown for this reason,
   * so that every control answers `NOT_AVAILABLE` instead of saying nothing.
   */
  unlisted?: UnknownReason;
}

/** Any resource, for code that handles all types alike. @public */
export type AnyResource = { [T in ResourceType]: Resource<T> }[ResourceType];

/**
 * A resource as controls see it: its attributes as plain values (reading an unknown one ends the evaluation),
 * and what identifies it.
 * @public
 */
export type ResourceView<T extends ResourceType> = ResourceTypes[T] & {
  readonly $: Pick<
    Resource<T>,
    'type' | 'arn' | 'accountId' | 'region' | 'name' | 'parentArn'
  > & {
    /** Reading them ends the evaluation where they are unknown. */
    readonly tags: Tags;
  };
};
