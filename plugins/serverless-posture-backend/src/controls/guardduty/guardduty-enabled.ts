import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub GuardDuty.1. */
export const guarddutyEnabled = control({
  id: 'guardduty-enabled',
  title: 'GuardDuty is enabled in the Region',
  description:
    'GuardDuty notices stolen credentials, mining and talks to known bad hosts in logs that nobody else reads. ' +
    'Every Region with functions or APIs must have a detector that is enabled. How soon it publishes findings ' +
    'and which protection plans are on is not judged here.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::GuardDuty::Detector',
  references: {
    securityHub: ['GuardDuty.1'],
    config: ['guardduty-enabled-centralized'],
    documents: [
      {
        title: 'What is Amazon GuardDuty?',
        url: 'https://docs.aws.amazon.com/guardduty/latest/ug/what-is-guardduty.html',
      },
    ],
  },
  evaluate: detector =>
    detector.enabled
      ? passed()
      : failed([
          evidence('Status', detector.id === null ? 'no detector' : 'DISABLED'),
        ]),
  remedy: detector => ({
    summary: `Enable GuardDuty in ${detector.region} of account ${detector.accountId}, best for the whole organization.`,
    console: `GuardDuty (${detector.region}) > Get started`,
    cli: `aws guardduty create-detector --region ${detector.region} --enable`,
    cloudformation: `# ${detector.name}\nDetector:\n  Type: AWS::GuardDuty::Detector\n  Properties:\n    Enable: true`,
    terraform: `# ${detector.name}\nresource "aws_guardduty_detector" "detector" {\n  enable = true\n}`,
  }),
});
