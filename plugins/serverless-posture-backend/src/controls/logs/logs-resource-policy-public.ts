import { control } from 'backstage-plugin-serverless-posture-node';
import { judgeOpen } from '../policy/documents';

/** Source: CloudWatch Logs guide, "Identity and access management". */
export const logsResourcePolicyPublic = control({
  id: 'logs-resource-policy-public',
  title: 'Log groups are not open through a resource policy',
  description:
    'A resource policy of the Region that everyone may use lets strangers write into log groups, or read them ' +
    'and send them on. Policies of the whole account in the Region are evaluated for any action: every form ' +
    'of principal, conditions by operator, key and value, Deny statements. Policies attached to a single log ' +
    'group are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::Logs::ResourcePolicy',
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-05'],
    documents: [
      {
        title:
          'Overview of managing access permissions to your CloudWatch Logs resources',
        url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html',
      },
    ],
  },
  evaluate: ({ policy }) =>
    judgeOpen([{ text: policy, path: 'policyDocument' }]),
  remedy: policy => ({
    summary: `Name the service principal with a source condition in resource policy ${policy.name}.`,
    console: `CloudWatch Logs (${policy.region}) > (resource policies are managed by the API only)`,
    cli: `aws logs put-resource-policy --region ${policy.region} --policy-name ${policy.name} --policy-document file://policy.json`,
    cloudformation: `# ${policy.name}, AWS::Logs::ResourcePolicy\nPolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"route53.amazonaws.com"},"Action":"logs:PutLogEvents","Resource":"*","Condition":{"StringEquals":{"aws:SourceAccount":"${policy.accountId}"}}}]}'`,
    terraform: `# aws_cloudwatch_log_resource_policy ${policy.name}\nprincipals {\n  type        = "Service"\n  identifiers = ["route53.amazonaws.com"]\n}\ncondition {\n  test     = "StringEquals"\n  variable = "aws:SourceAccount"\n  values   = ["${policy.accountId}"]\n}`,
  }),
});
