import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  notAvailable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Standards reference for Security Hub CSPM". */
export const securityhubStandards = control({
  id: 'securityhub-standards',
  title: 'A standard with the controls about functions and APIs is enabled',
  description:
    'Security Hub judges nothing by itself: standards do. The foundational standard or NIST SP 800-53, which ' +
    'hold the controls about functions and APIs, must be enabled and ready. Single controls that are switched ' +
    'off are judged apart; a Region without Security Hub is not applicable.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::SecurityHub::Standard',
  references: {
    documents: [
      {
        title: 'Standards reference for Security Hub CSPM',
        url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html',
      },
    ],
  },
  evaluate({ subscriptions }): Verdict {
    if (subscriptions === null) return notApplicable('Security Hub is off');
    const holding = subscriptions.filter(({ standardsArn }) =>
      /\/(aws-foundational-security-best-practices|nist-800-53)\//.test(
        standardsArn,
      ),
    );
    if (holding.some(({ status }) => status === 'READY')) return passed();
    if (holding.some(({ status }) => status === 'PENDING')) {
      return notAvailable(
        {
          errorClass: 'not-read',
          operation: 'securityhub:GetEnabledStandards',
        },
        'the standard is being enabled',
      );
    }
    return failed(
      holding.length > 0
        ? holding.map(one =>
            evidence(
              'StandardsStatus',
              `${one.status} ${one.reasonCode ?? ''}`.trim(),
              one.standardsArn,
            ),
          )
        : [
            evidence(
              'StandardsSubscriptions',
              subscriptions.map(one => one.standardsArn).join(', ') || 'none',
            ),
          ],
    );
  },
  remedy: standards => ({
    summary: `Enable the foundational standard of Security Hub in ${standards.region} of account ${standards.accountId}.`,
    console: `Security Hub (${standards.region}) > Security standards`,
    cli: `aws securityhub batch-enable-standards --region ${standards.region} --standards-subscription-requests StandardsArn=arn:aws:securityhub:${standards.region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
    cloudformation: `# ${standards.name}\nStandard:\n  Type: AWS::SecurityHub::Standard\n  Properties:\n    StandardsArn: !Sub arn:aws:securityhub:\${AWS::Region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
    terraform: `# ${standards.name}\nresource "aws_securityhub_standards_subscription" "foundational" {\n  standards_arn = "arn:aws:securityhub:${standards.region}::standards/aws-foundational-security-best-practices/v/1.0.0"\n}`,
  }),
});
