import * as accessAnalyzer from '@aws-sdk/client-accessanalyzer';
import * as account from '@aws-sdk/client-account';
import * as cloudTrail from '@aws-sdk/client-cloudtrail';
import * as codeArtifact from '@aws-sdk/client-codeartifact';
import * as guardDuty from '@aws-sdk/client-guardduty';
import * as health from '@aws-sdk/client-health';
import * as inspector from '@aws-sdk/client-inspector2';
import * as openSearch from '@aws-sdk/client-opensearch';
import * as shield from '@aws-sdk/client-shield';
import * as xray from '@aws-sdk/client-xray';
import * as apiGateway from '@aws-sdk/client-api-gateway';
import * as apiGatewayV2 from '@aws-sdk/client-apigatewayv2';
import * as acm from '@aws-sdk/client-acm';
import * as elb from '@aws-sdk/client-elastic-load-balancing-v2';
import * as appSync from '@aws-sdk/client-appsync';
import * as cloudFront from '@aws-sdk/client-cloudfront';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as cognitoIdentity from '@aws-sdk/client-cognito-identity';
import * as cognito from '@aws-sdk/client-cognito-identity-provider';
import * as config from '@aws-sdk/client-config-service';
import * as cloudWatch from '@aws-sdk/client-cloudwatch';
import * as codeBuild from '@aws-sdk/client-codebuild';
import * as ecr from '@aws-sdk/client-ecr';
import * as efs from '@aws-sdk/client-efs';
import * as ec2 from '@aws-sdk/client-ec2';
import * as eventBridge from '@aws-sdk/client-eventbridge';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as organizations from '@aws-sdk/client-organizations';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as s3 from '@aws-sdk/client-s3';
import * as securityHub from '@aws-sdk/client-securityhub';
import * as stepFunctions from '@aws-sdk/client-sfn';
import * as sts from '@aws-sdk/client-sts';
import * as wafClassic from '@aws-sdk/client-waf';
import * as waf from '@aws-sdk/client-wafv2';
import * as applicationAutoScaling from '@aws-sdk/client-application-auto-scaling';
import * as backup from '@aws-sdk/client-backup';
import * as dax from '@aws-sdk/client-dax';
import * as dynamoDb from '@aws-sdk/client-dynamodb';
import * as firehose from '@aws-sdk/client-firehose';
import * as kinesis from '@aws-sdk/client-kinesis';
import * as kms from '@aws-sdk/client-kms';
import * as rds from '@aws-sdk/client-rds';
import * as s3Control from '@aws-sdk/client-s3-control';
import * as secretsManager from '@aws-sdk/client-secrets-manager';
import * as ses from '@aws-sdk/client-sesv2';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as ssm from '@aws-sdk/client-ssm';
import { loadService, ServiceModel } from './model';

/** The services that the simulator speaks. A new one is a line here and a file of handlers. */
export const loadServices = (): ServiceModel[] => [
  loadService('sts', sts.STSClient, sts),
  loadService(
    'organizations',
    organizations.OrganizationsClient,
    organizations,
  ),
  loadService('ec2', ec2.EC2Client, ec2),
  loadService('iam', iam.IAMClient, iam),
  loadService('lambda', lambda.LambdaClient, lambda),
  loadService('tag', tagging.ResourceGroupsTaggingAPIClient, tagging),
  loadService('apigateway', apiGateway.APIGatewayClient, apiGateway),
  loadService('apigatewayv2', apiGatewayV2.ApiGatewayV2Client, apiGatewayV2),
  loadService('acm', acm.ACMClient, acm),
  loadService('elasticloadbalancing', elb.ElasticLoadBalancingV2Client, elb),
  loadService('appsync', appSync.AppSyncClient, appSync),
  loadService('cloudfront', cloudFront.CloudFrontClient, cloudFront),
  loadService('logs', logs.CloudWatchLogsClient, logs),
  loadService('s3', s3.S3Client, s3),
  loadService('securityhub', securityHub.SecurityHubClient, securityHub),
  loadService('states', stepFunctions.SFNClient, stepFunctions),
  loadService('events', eventBridge.EventBridgeClient, eventBridge),
  loadService('cognito-idp', cognito.CognitoIdentityProviderClient, cognito),
  loadService(
    'cognito-identity',
    cognitoIdentity.CognitoIdentityClient,
    cognitoIdentity,
  ),
  loadService('wafv2', waf.WAFV2Client, waf),
  loadService('waf', wafClassic.WAFClient, wafClassic),
  // The same operations and shapes, under another name in each Region.
  loadService('waf-regional', wafClassic.WAFClient, wafClassic, 'waf-regional'),
  loadService('config', config.ConfigServiceClient, config),
  loadService(
    'access-analyzer',
    accessAnalyzer.AccessAnalyzerClient,
    accessAnalyzer,
  ),
  loadService('account', account.AccountClient, account),
  loadService('cloudtrail', cloudTrail.CloudTrailClient, cloudTrail),
  loadService('codeartifact', codeArtifact.CodeartifactClient, codeArtifact),
  loadService('guardduty', guardDuty.GuardDutyClient, guardDuty),
  loadService('health', health.HealthClient, health),
  loadService('inspector2', inspector.Inspector2Client, inspector),
  loadService('es', openSearch.OpenSearchClient, openSearch),
  loadService('shield', shield.ShieldClient, shield),
  loadService('xray', xray.XRayClient, xray),
  loadService('cloudwatch', cloudWatch.CloudWatchClient, cloudWatch),
  loadService('codebuild', codeBuild.CodeBuildClient, codeBuild),
  loadService('ecr', ecr.ECRClient, ecr),
  loadService('elasticfilesystem', efs.EFSClient, efs),
  loadService(
    'application-autoscaling',
    applicationAutoScaling.ApplicationAutoScalingClient,
    applicationAutoScaling,
  ),
  loadService('backup', backup.BackupClient, backup),
  loadService('dax', dax.DAXClient, dax),
  loadService('dynamodb', dynamoDb.DynamoDBClient, dynamoDb),
  loadService('firehose', firehose.FirehoseClient, firehose),
  loadService('kinesis', kinesis.KinesisClient, kinesis),
  loadService('kms', kms.KMSClient, kms),
  loadService('rds', rds.RDSClient, rds),
  loadService('s3control', s3Control.S3ControlClient, s3Control),
  loadService(
    'secretsmanager',
    secretsManager.SecretsManagerClient,
    secretsManager,
  ),
  loadService('ses', ses.SESv2Client, ses),
  loadService('sns', sns.SNSClient, sns),
  loadService('sqs', sqs.SQSClient, sqs),
  loadService('ssm', ssm.SSMClient, ssm),
];
