import {
  control,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { enabledFeature, missingFeature } from './features';

/** Source: Security Hub GuardDuty.6. */
export const guarddutyLambdaProtection = control({
  id: 'guardduty-lambda-protection',
  title: 'GuardDuty watches the network activity of functions',
  description:
    'A function that was taken over talks to hosts that it never needed; Lambda Protection reads the network ' +
    'activity of functions, in a VPC or not, and says so. The feature LAMBDA_NETWORK_LOGS must be enabled in ' +
    'the detector of the account itself, whoever manages it.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::GuardDuty::Detector',
  references: {
    securityHub: ['GuardDuty.6'],
    config: ['guardduty-lambda-protection-enabled'],
    documents: [
      {
        title: 'GuardDuty Lambda Protection',
        url: 'https://docs.aws.amazon.com/guardduty/latest/ug/lambda-protection.html',
      },
    ],
  },
  evaluate: detector =>
    enabledFeature(detector, 'LAMBDA_NETWORK_LOGS')
      ? passed()
      : failed([missingFeature(detector, 'LAMBDA_NETWORK_LOGS')]),
  remedy: detector => ({
    summary: `Enable Lambda Protection in the detector of ${detector.region} in account ${detector.accountId}.`,
    console: `GuardDuty (${detector.region}) > Protection plans`,
    cli: `aws guardduty update-detector --region ${detector.region} --detector-id <id> --features Name=LAMBDA_NETWORK_LOGS,Status=ENABLED`,
    cloudformation: `# ${detector.name}\nDetector:\n  Type: AWS::GuardDuty::Detector\n  Properties:\n    Enable: true\n    Features:\n      - Name: LAMBDA_NETWORK_LOGS\n        Status: ENABLED`,
    terraform: `# ${detector.name}\nresource "aws_guardduty_detector_feature" "feature" {\n  detector_id = aws_guardduty_detector.detector.id\n  name        = "LAMBDA_NETWORK_LOGS"\n  status      = "ENABLED"\n}`,
  }),
});
