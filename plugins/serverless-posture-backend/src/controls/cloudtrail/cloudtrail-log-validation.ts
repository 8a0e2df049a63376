import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { notOurs } from './ownTrail';

/** Source: Security Hub CloudTrail.4. */
export const cloudtrailLogValidation = control({
  id: 'cloudtrail-log-validation',
  title: 'The files of the trail are validated',
  description:
    'Whoever gets at the bucket may change the files that tell what he did; digests make that visible. ' +
    'LogFileValidationEnabled must be on. A trail of the organization is judged in the account that it belongs ' +
    'to; whether anybody compares the digests is not visible.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::CloudTrail::Trail',
  references: {
    securityHub: ['CloudTrail.4'],
    config: ['cloud-trail-log-file-validation-enabled'],
    documents: [
      {
        title: 'Validating CloudTrail log file integrity',
        url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html',
      },
    ],
  },
  evaluate: trail =>
    notOurs(trail) ??
    (trail.logFileValidation
      ? passed()
      : failed([evidence('LogFileValidationEnabled', false)])),
  remedy: trail => ({
    summary: `Turn the log file validation of the trail ${trail.name} on.`,
    console: `CloudTrail > Trails > ${trail.name}`,
    cli: `aws cloudtrail update-trail --name ${trail.arn} --enable-log-file-validation`,
    cloudformation: `# ${trail.name}\nEnableLogFileValidation: true`,
    terraform: `# ${trail.name}\nenable_log_file_validation = true`,
  }),
});
