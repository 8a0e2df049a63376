import {
  control,
  evidence,
  failed,
  passed,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub Config.1. */
export const configRecorderEnabled = control({
  id: 'config-recorder-enabled',
  title: 'AWS Config records in the Region and delivers without errors',
  description:
    'AWS Config remembers how every resource was set and when it changed; without its recorder, rules judge ' +
    'nothing and nobody can look back. The Region must have a recorder that records and whose last delivery did ' +
    'not fail. A role other than the service-linked one, which may lack rights, fails with low severity. Which ' +
    'types are recorded is judged apart.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::Config::ConfigurationRecorder',
  references: {
    securityHub: ['Config.1'],
    documents: [
      {
        title: 'Working with the configuration recorder',
        url: 'https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html',
      },
      {
        title: 'Using service-linked roles for AWS Config',
        url: 'https://docs.aws.amazon.com/config/latest/developerguide/using-service-linked-roles.html',
      },
    ],
  },
  evaluate(recorder): Verdict {
    if (!recorder.exists)
      return failed([evidence('ConfigurationRecorders', 'none')]);
    if (!recorder.recording) return failed([evidence('recording', false)]);
    if (recorder.lastStatus === 'Failure') {
      return failed([
        evidence('lastStatus', recorder.lastStatus),
        evidence('lastErrorCode', recorder.lastErrorCode),
      ]);
    }
    return recorder.roleArn?.endsWith('/AWSServiceRoleForConfig')
      ? passed()
      : failed([evidence('roleARN', recorder.roleArn)], { severity: 'LOW' });
  },
  remedy: recorder => ({
    summary: `Start a recorder with the service-linked role in ${recorder.region} of account ${recorder.accountId}.`,
    console: `AWS Config (${recorder.region}) > Settings > Recorder`,
    cli: `aws configservice put-configuration-recorder --region ${recorder.region} --configuration-recorder name=default,roleARN=<ARN of AWSServiceRoleForConfig>\naws configservice start-configuration-recorder --region ${recorder.region} --configuration-recorder-name default`,
    cloudformation: `# ${recorder.region}\nRecorder:\n  Type: AWS::Config::ConfigurationRecorder\n  Properties:\n    RoleARN: !Sub arn:aws:iam::\${AWS::AccountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
    terraform: `# ${recorder.region}\nresource "aws_config_configuration_recorder_status" "recorder" {\n  name       = aws_config_configuration_recorder.recorder.name\n  is_enabled = true\n}`,
  }),
});
