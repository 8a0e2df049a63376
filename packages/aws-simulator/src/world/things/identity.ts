import type {
  IdentityPool,
  RoleMapping,
} from '@aws-sdk/client-cognito-identity';
import type {
  GetUserPoolMfaConfigResponse,
  IdentityProviderType,
  LogConfigurationType,
  RiskConfigurationType,
  UserPoolClientType,
  UserPoolType,
} from '@aws-sdk/client-cognito-identity-provider';
import type {
  Endpoint,
  EventBus,
  Rule,
  Target,
} from '@aws-sdk/client-eventbridge';
import type {
  ActivatedRule,
  Rule as ClassicRule,
  WebACL as ClassicWebAcl,
} from '@aws-sdk/client-waf';
import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import type {
  IPSet,
  LoggingConfiguration,
  RuleGroup,
  WebACL,
} from '@aws-sdk/client-wafv2';

/** A state machine. */
export interface SimulatedStateMachine {
  machine: DescribeStateMachineOutput & { stateMachineArn: string };
  tags: Record<string, string>;
  /** Whether its definition is encrypted with a key that the reader may not use. */
  isUnreadable?: boolean;
}

/** A custom event bus; the default one is always there. */
export interface SimulatedEventBus {
  bus: EventBus & { Name: string; Arn: string };
  tags: Record<string, string>;
}

/** A rule of a bus with its targets. */
export interface SimulatedEventRule {
  rule: Rule & { Name: string; EventBusName: string };
  targets: Target[];
}

/** A user pool with what is set beside it. */
export interface SimulatedUserPool {
  pool: UserPoolType & { Id: string; Arn: string; Name: string };
  mfa: GetUserPoolMfaConfigResponse;
  /** Undefined where threat protection is off. */
  risk?: RiskConfigurationType;
  logs: LogConfigurationType[];
  clients: (UserPoolClientType & { ClientId: string })[];
  providers: (IdentityProviderType & { ProviderName: string })[];
  /** Undefined without a web ACL. */
  webAclArn?: string;
}

/** An identity pool with its roles. */
export interface SimulatedIdentityPool {
  pool: IdentityPool & { IdentityPoolId: string };
  roles: Record<string, string>;
  mappings?: Record<string, RoleMapping>;
}

/** A web ACL; those of distributions live in us-east-1. */
export interface SimulatedWebAcl {
  acl: WebACL & { ARN: string };
  /** Undefined where nothing is logged. */
  logging?: LoggingConfiguration;
  tags: Record<string, string>;
}

/** A web ACL of WAF Classic; those of distributions live in us-east-1. */
export interface SimulatedClassicAcl {
  acl: ClassicWebAcl & { WebACLArn: string };
  /** Regular rules that it and its groups use. */
  rules: ClassicRule[];
  /** What its groups hold, by their ids. */
  groups: Record<string, ActivatedRule[]>;
  /** ARNs of delivery streams; undefined where nothing is logged. */
  logDestinations?: string[];
}

/** Who is let in, and what is orchestrated. */
export interface IdentityThings {
  stateMachines: SimulatedStateMachine;
  eventBuses: SimulatedEventBus;
  eventRules: SimulatedEventRule;
  eventEndpoints: Endpoint;
  userPools: SimulatedUserPool;
  identityPools: SimulatedIdentityPool;
  webAcls: SimulatedWebAcl;
  classicAcls: SimulatedClassicAcl;
  wafRuleGroups: RuleGroup;
  wafIpSets: IPSet;
}
