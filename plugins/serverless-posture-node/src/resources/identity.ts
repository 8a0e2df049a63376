import {
  IdentityPool,
  UserPool,
  UserPoolClient,
  UserPoolIdentityProvider,
} from './cognito';
import { EventBus, EventEndpoint, EventRule } from './eventBridge';
import { StateMachine } from './stepFunctions';
import { ClassicWebAcl, WafIpSet, WafRuleGroup, WebAcl } from './waf';

/** Who is let in and what is orchestrated: Cognito, WAF, Step Functions, EventBridge. @public */
export interface IdentityResources {
  'AWS::StepFunctions::StateMachine': StateMachine;
  'AWS::Events::EventBus': EventBus;
  'AWS::Events::Rule': EventRule;
  'AWS::Events::Endpoint': EventEndpoint;
  'AWS::Cognito::UserPool': UserPool;
  'AWS::Cognito::UserPoolClient': UserPoolClient;
  'AWS::Cognito::UserPoolIdentityProvider': UserPoolIdentityProvider;
  'AWS::Cognito::IdentityPool': IdentityPool;
  'AWS::WAFRegional::WebACL': ClassicWebAcl;
  'AWS::WAFv2::WebACL': WebAcl;
  'AWS::WAFv2::RuleGroup': WafRuleGroup;
  'AWS::WAFv2::IPSet': WafIpSet;
}
