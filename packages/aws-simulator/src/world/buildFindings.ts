import type {
  AwsSecurityFinding,
  SeverityLabel,
  WorkflowStatus,
} from '@aws-sdk/client-securityhub';
import { Place } from './grants';
import { uuid } from './random';

/** A control of the AWS Foundational Security Best Practices. */
export interface SecurityHubControl {
  id: string;
  title: string;
  severity: SeverityLabel;
  resourceType: string;
}

/** Security Hub's controls for what the worlds hold. Source: Security Hub guide, "Control reference". */
export const securityHubControls: Record<string, SecurityHubControl> =
  Object.fromEntries(
    (
      [
        [
          'Lambda.1',
          'Lambda function policies should prohibit public access',
          'CRITICAL',
          'AwsLambdaFunction',
        ],
        [
          'Lambda.2',
          'Lambda functions should use supported runtimes',
          'MEDIUM',
          'AwsLambdaFunction',
        ],
        [
          'Lambda.3',
          'Lambda functions should be in a VPC',
          'LOW',
          'AwsLambdaFunction',
        ],
        [
          'Lambda.6',
          'Lambda functions should be tagged',
          'LOW',
          'AwsLambdaFunction',
        ],
        [
          'Lambda.7',
          'Lambda functions should have AWS X-Ray active tracing enabled',
          'LOW',
          'AwsLambdaFunction',
        ],
        [
          'APIGateway.1',
          'API Gateway REST and WebSocket API execution logging should be enabled',
          'MEDIUM',
          'AwsApiGatewayStage',
        ],
        [
          'APIGateway.4',
          'API Gateway should be associated with a WAF Web ACL',
          'MEDIUM',
          'AwsApiGatewayStage',
        ],
        [
          'APIGateway.8',
          'API Gateway routes should specify an authorization type',
          'MEDIUM',
          'AwsApiGatewayV2Route',
        ],
        [
          'APIGateway.9',
          'Access logging should be configured for API Gateway V2 Stages',
          'MEDIUM',
          'AwsApiGatewayV2Stage',
        ],
        [
          'IAM.21',
          'IAM customer managed policies that you create should not allow wildcard actions for services',
          'LOW',
          'AwsIamPolicy',
        ],
        [
          'S3.8',
          'S3 general purpose buckets should block public access',
          'HIGH',
          'AwsS3Bucket',
        ],
        [
          'EC2.19',
          'Security groups should not allow unrestricted access to ports with high risk',
          'CRITICAL',
          'AwsEc2SecurityGroup',
        ],
      ] as [string, string, SeverityLabel, string][]
    ).map(([id, title, severity, resourceType]) => [
      id,
      { id, title, severity, resourceType },
    ]),
  );

/** What is particular about a finding. */
export interface FindingSpec {
  /** A key of {@link securityHubControls}. */
  control: string;
  resourceId: string;
  compliance: 'PASSED' | 'FAILED' | 'WARNING' | 'NOT_AVAILABLE';
  workflow?: WorkflowStatus;
  recordState?: 'ACTIVE' | 'ARCHIVED';
  updatedAt: Date;
}

/** A finding as Security Hub's own controls make them (consolidated findings). */
export function buildFinding(
  { accountId, region }: Place,
  {
    control: controlId,
    resourceId,
    compliance,
    workflow,
    recordState,
    updatedAt,
  }: FindingSpec,
): AwsSecurityFinding {
  const control = securityHubControls[controlId];
  const passed = compliance === 'PASSED';
  const updated = updatedAt.toISOString();
  const first = new Date(updatedAt.getTime() - 90 * 86_400_000).toISOString();
  return {
    SchemaVersion: '2018-10-08',
    Id: `arn:aws:securityhub:${region}:${accountId}:security-control/${
      control.id
    }/finding/${uuid(`${accountId}${region}${controlId}${resourceId}`)}`,
    ProductArn: `arn:aws:securityhub:${region}::product/aws/securityhub`,
    ProductName: 'Security Hub',
    CompanyName: 'AWS',
    Region: region,
    GeneratorId: `security-control/${control.id}`,
    AwsAccountId: accountId,
    Types: [
      'Software and Configuration Checks/Industry and Regulatory Standards',
    ],
    FirstObservedAt: first,
    LastObservedAt: updated,
    CreatedAt: first,
    UpdatedAt: updated,
    Severity: {
      Label: passed ? 'INFORMATIONAL' : control.severity,
      Original: passed ? 'INFORMATIONAL' : control.severity,
    },
    Title: control.title,
    Description: `This control checks: ${control.title}.`,
    Remediation: {
      Recommendation: {
        Text: 'For information on how to correct this issue, consult the AWS Security Hub controls documentation.',
        Url: `https://docs.aws.amazon.com/console/securityhub/${control.id}/remediation`,
      },
    },
    Resources: [
      {
        Type: control.resourceType,
        Id: resourceId,
        Partition: 'aws',
        Region: region,
      },
    ],
    Compliance: { Status: compliance, SecurityControlId: control.id },
    WorkflowState: 'NEW',
    Workflow: { Status: workflow ?? (passed ? 'RESOLVED' : 'NEW') },
    RecordState: recordState ?? 'ACTIVE',
    FindingProviderFields: {
      Severity: { Label: control.severity, Original: control.severity },
      Types: [
        'Software and Configuration Checks/Industry and Regulatory Standards',
      ],
    },
  };
}
