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
import { ecr } from './ecr';
import { functionSettings } from './functionSettings';
import {
  cloudWatch,
  codeBuild,
  fileSystems,
  inspectorFindings,
  logGroups,
  networks,
} from './functionSurroundings';
import { eventBridge } from './eventBridge';
import { Handlers } from './handlers';
import { iam } from './iam';
import { lambda } from './lambda';
import { loadBalancing } from './loadBalancing';
import { logDeliveries } from './logDeliveries';
import { organizations } from './organizations';
import { securityHub } from './securityHub';
import { securityHubV2 } from './securityHubV2';
import { stepFunctions } from './stepFunctions';
import {
  applicationAutoScaling,
  backup,
  dax,
  firehose,
  kinesis,
  ses,
} from './dataStores';
import { dynamoDb } from './dynamoDb';
import { logPolicies } from './logPolicies';
import { rds } from './rds';
import { s3, s3Control } from './s3';
import { kms, secretsManager, ssm } from './secretStores';
import { sns } from './sns';
import { sqs } from './sqs';
import { sts } from './sts';
import { tagging } from './tagging';
import { waf } from './waf';
import { wafClassic } from './wafClassic';

/** Handlers by service id. */
export const handlers: Record<string, Handlers> = {
  sts,
  organizations,
  ec2: { ...ec2, ...networks },
  iam,
  lambda: { ...lambda, ...functionSettings },
  tag: tagging,
  apigateway: apiGateway,
  apigatewayv2: apiGatewayV2,
  securityhub: {
    ...securityHub,
    ...securityHubV2,
    ...securityHubStandards,
  },
  acm,
  elasticloadbalancing: loadBalancing,
  appsync: appSync,
  cloudfront: cloudFront,
  logs: { ...logGroups, ...logDeliveries, ...logPolicies },
  s3,
  states: stepFunctions,
  events: eventBridge,
  'cognito-idp': cognito,
  'cognito-identity': cognitoIdentity,
  wafv2: waf,
  waf: wafClassic('waf'),
  'waf-regional': wafClassic('waf-regional'),
  config: { ...config, ...configAggregator },
  'access-analyzer': accessAnalyzer,
  account,
  cloudtrail: cloudTrail,
  codeartifact: codeArtifact,
  es: openSearch,
  guardduty: guardDuty,
  health,
  inspector2: { ...inspectorFindings, ...inspectorAccount },
  shield,
  xray,
  cloudwatch: { ...cloudWatch },
  codebuild: codeBuild,
  ecr,
  elasticfilesystem: fileSystems,
  'application-autoscaling': applicationAutoScaling,
  backup,
  dax,
  dynamodb: dynamoDb,
  firehose,
  kinesis,
  kms,
  rds,
  s3control: s3Control,
  secretsmanager: secretsManager,
  ses,
  sns,
  sqs,
  ssm,
};
