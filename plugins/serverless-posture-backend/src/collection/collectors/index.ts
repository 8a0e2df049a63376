import { Collector } from 'backstage-plugin-serverless-posture-node';
import { accessAnalyzerCollector } from './accessAnalyzer';
import { cloudTrailCollector } from './cloudTrail';
import { codeArtifactCollector } from './codeArtifact';
import { configCollector } from './config';
import { guardDutyCollector } from './guardDuty';
import { healthCollector } from './health';
import { inspectorAccountCollector } from './inspectorAccount';
import { openSearchCollector } from './openSearch';
import { organizationPoliciesCollector } from './organizationPolicies';
import { secretStoresCollector } from './secretStores';
import { securityContactCollector } from './securityContact';
import { securityHubPostureCollector } from './securityHubPosture';
import { shieldCollector } from './shield';
import { xrayCollector } from './xray';
import { apiGatewayCollector } from './apiGateway';
import { apiGatewayAccountCollector } from './apiGateway/account';
import { apiGatewayV2Collector } from './apiGatewayV2';
import { appSyncCollector } from './appSync';
import { cloudFrontCollector } from './cloudFront';
import { cognitoCollector } from './cognito';
import { cognitoIdentityCollector } from './cognitoIdentity';
import { eventBridgeCollector } from './eventBridge';
import { eventDataStoresCollector } from './eventDataStores';
import {
  alarmsCollector,
  buildProjectsCollector,
  fileSystemsCollector,
  functionSettingsCollector,
  functionSourcesCollector,
  imagesCollector,
  inspectedFunctionsCollector,
  layersCollector,
  logGroupsCollector,
  networksCollector,
} from './functions';
import { iamCollector } from './iam';
import { lambdaCollector } from './lambda';
import { securityHubCollector } from './securityHub';
import { loadBalancingCollector } from './loadBalancing';
import { stepFunctionsCollector } from './stepFunctions';
import { wafCollector } from './waf';
import { wafClassicCollector } from './wafClassic';
import { applicationAutoScalingCollector } from './applicationAutoScaling';
import { backupCollector } from './backup';
import { daxCollector } from './dax';
import { dynamoDbCollector } from './dynamoDb';
import { firehoseCollector } from './firehose';
import { kinesisCollector } from './kinesis';
import { kmsCollector } from './kms';
import { logsDeliveryCollector } from './logsDelivery';
import { rdsCollector } from './rds';
import { s3Collector } from './s3';
import { s3AccountCollector } from './s3Account';
import { secretsManagerCollector } from './secretsManager';
import { sesCollector } from './ses';
import { snsCollector } from './sns';
import { sqsCollector } from './sqs';
import { ssmCollector } from './ssm';

const lambda = lambdaCollector();
const iam = iamCollector();
const appSync = appSyncCollector();
const cognito = cognitoCollector();
const eventBridge = eventBridgeCollector();

/** Our collectors. */
export const defaultCollectors: readonly Collector[] = [
  lambda,
  apiGatewayCollector(),
  apiGatewayV2Collector(),
  iam,
  securityHubCollector,
  accessAnalyzerCollector,
  cloudTrailCollector,
  eventDataStoresCollector,
  codeArtifactCollector,
  configCollector,
  guardDutyCollector,
  healthCollector,
  inspectorAccountCollector,
  openSearchCollector,
  organizationPoliciesCollector,
  secretStoresCollector,
  securityContactCollector,
  securityHubPostureCollector,
  shieldCollector,
  xrayCollector,
  apiGatewayAccountCollector,
  loadBalancingCollector,
  appSync,
  cloudFrontCollector,
  stepFunctionsCollector,
  eventBridge,
  cognito,
  cognitoIdentityCollector,
  wafCollector,
  wafClassicCollector,
  applicationAutoScalingCollector,
  backupCollector,
  daxCollector,
  dynamoDbCollector,
  firehoseCollector,
  kinesisCollector,
  kmsCollector,
  logsDeliveryCollector,
  rdsCollector,
  s3Collector,
  s3AccountCollector,
  secretsManagerCollector,
  sesCollector,
  snsCollector,
  sqsCollector,
  ssmCollector,
  functionSettingsCollector,
  functionSourcesCollector,
  layersCollector,
  logGroupsCollector,
  inspectedFunctionsCollector,
  imagesCollector,
  buildProjectsCollector,
  networksCollector,
  fileSystemsCollector,
  alarmsCollector,
];

/** Those of our collectors that can leave parts of a listing out. */
const divisible = new Map<
  Collector,
  (needed: ReadonlySet<string>) => Collector
>([
  [lambda, lambdaCollector],
  [defaultCollectors[1], apiGatewayCollector],
  [defaultCollectors[2], apiGatewayV2Collector],
  [iam, iamCollector],
  [appSync, appSyncCollector],
  [cognito, cognitoCollector],
  [eventBridge, eventBridgeCollector],
]);

/**
 * The collectors cut to what is needed: what no enabled control reads is not called for.
 *
 * @param needed - resource types that the enabled controls judge or read
 */
export function collectorsFor(
  collectors: readonly Collector[],
  needed: Iterable<string>,
): Collector[] {
  const types = withFollowed(collectors, needed);
  return collectors
    .map(collector => divisible.get(collector)?.(types) ?? collector)
    .map(collector => ({
      ...collector,
      listings: collector.listings.filter(({ resourceTypes }) =>
        resourceTypes.some(type => types.has(type)),
      ),
    }))
    .filter(({ listings }) => listings.length > 0);
}

/** What supporting collectors follow is needed, too. */
function withFollowed(
  collectors: readonly Collector[],
  needed: Iterable<string>,
): Set<string> {
  const types = new Set(needed);
  for (let size = -1; size < types.size; ) {
    size = types.size;
    for (const { listings, follows = [] } of collectors) {
      const isRead = listings.some(({ resourceTypes }) =>
        resourceTypes.some(type => types.has(type)),
      );
      if (isRead) for (const type of follows) types.add(type);
    }
  }
  return types;
}
