import { accessAnalyzer } from './accessAnalyzer';
import { account, health, shield, xray } from './accountServices';
import { cloudTrail } from './cloudTrail';
import { codeArtifact } from './codeArtifact';
import { config } from './config';
import { guardDuty } from './guardDuty';
import { inspectorAccount } from './inspectorAccount';
import { openSearch } from './openSearch';
import { securityHubStandards } from './securityHubStandards';
import { acm } from './acm';
import { apiGateway } from './apiGateway';
import { apiGatewayV2 } from './apiGatewayV2';
import { appSync } from './appSync';
import { cloudFront } from './cloudFront';
import { cognito } from './cognito';
import { cognitoIdentity } from './cognitoIdentity';
import { configAggregator } from './configAggregator';
import { ec2 } from './ec2';
import { eventBridge } from './eventBridge';
import { Handlers } from './handlers';
import { iam } from './iam';
import { lambda } from './lambda';
import { logDeliveries } from './logDeliveries';
import { organizations } from './organizations';
import { securityHub } from './securityHub';
import { securityHubV2 } from './securityHubV2';
import { originBuckets } from './originBuckets';
import { stepFunctions } from './stepFunctions';
import { sts } from './sts';
import { tagging } from './tagging';
import { waf } from './waf';

/** Handlers by service id. */
export const handlers: Record<string, Handlers> = {
  sts,
  organizations,
  ec2,
  iam,
  lambda,
  tag: tagging,
  apigateway: apiGateway,
  apigatewayv2: apiGatewayV2,
  securityhub: {
    ...securityHub,
    ...securityHubV2,
    ...securityHubStandards,
  },
  acm,
  appsync: appSync,
  cloudfront: cloudFront,
  logs: { ...logDeliveries },
  s3: { ...originBuckets },
  states: stepFunctions,
  events: eventBridge,
  'cognito-idp': cognito,
  'cognito-identity': cognitoIdentity,
  wafv2: waf,
  config: { ...config, ...configAggregator },
  'access-analyzer': accessAnalyzer,
  account,
  cloudtrail: cloudTrail,
  codeartifact: codeArtifact,
  es: openSearch,
  guardduty: guardDuty,
  health,
  inspector2: { ...inspectorAccount },
  shield,
  xray,
};
