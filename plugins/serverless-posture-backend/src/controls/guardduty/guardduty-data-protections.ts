import {
  control,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { enabledFeature, missingFeature } from './features';

/** Source: Security Hub GuardDuty.9, GuardDuty.10. */
export const guarddutyDataProtections = control({
  id: 'guardduty-data-protections',
  title: 'GuardDuty watches the buckets and databases that functions use',
  description:
    'Stolen credentials of a function are used on its data. Where functions use buckets, S3_DATA_EVENTS must be ' +
    'enabled, and where they use databases of RDS, RDS_LOGIN_EVENTS. What functions use is what they and their ' +
    'roles refer to; a Region without either is not applicable.',
  severity: 'MEDIUM',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::GuardDuty::Detector',
  reads: ['AWS::S3::Bucket', 'AWS::RDS::DBInstance'],
  references: {
    securityHub: ['GuardDuty.9', 'GuardDuty.10'],
    config: [
      'guardduty-s3-protection-enabled',
      'guardduty-rds-protection-enabled',
    ],
    documents: [
      {
        title: 'GuardDuty S3 Protection',
        url: 'https://docs.aws.amazon.com/guardduty/latest/ug/s3-protection.html',
      },
      {
        title: 'GuardDuty RDS Protection',
        url: 'https://docs.aws.amazon.com/guardduty/latest/ug/rds-protection.html',
      },
    ],
  },
  evaluate(detector, context): Verdict {
    const used = [
      ...(context.resources('AWS::S3::Bucket').length > 0
        ? ['S3_DATA_EVENTS']
        : []),
      ...(context.resources('AWS::RDS::DBInstance').length > 0
        ? ['RDS_LOGIN_EVENTS']
        : []),
    ];
    if (used.length === 0)
      return notApplicable('functions use neither buckets nor databases');
    const missing = used.filter(name => !enabledFeature(detector, name));
    return missing.length > 0
      ? failed(missing.map(name => missingFeature(detector, name)))
      : passed();
  },
  remedy: detector => ({
    summary: `Enable the protection of S3 and RDS in the detector of ${detector.region} in account ${detector.accountId}.`,
    console: `GuardDuty (${detector.region}) > Protection plans`,
    cli: `aws guardduty update-detector --region ${detector.region} --detector-id <id> --features Name=S3_DATA_EVENTS,Status=ENABLED`,
    cloudformation: `# ${detector.name}\nDetector:\n  Type: AWS::GuardDuty::Detector\n  Properties:\n    Enable: true\n    Features:\n      - Name: S3_DATA_EVENTS\n        Status: ENABLED`,
    terraform: `# ${detector.name}\nresource "aws_guardduty_detector_feature" "feature" {\n  detector_id = aws_guardduty_detector.detector.id\n  name        = "S3_DATA_EVENTS"\n  status      = "ENABLED"\n}`,
  }),
});
