import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Disabling controls in Security Hub CSPM". */
export const securityhubServerlessControlsDisabled = control({
  id: 'securityhub-serverless-controls-disabled',
  title: 'No control about functions and APIs is switched off without a reason',
  description:
    'A control that is off finds nothing, and looks like one that passes. Those of the foundational standard ' +
    'about functions and APIs must be enabled, or hold the reason why they are not. A Region without that ' +
    'standard is not applicable; standards other than the foundational one are not judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::SecurityHub::Standard',
  references: {
    documents: [
      {
        title: 'Disabling controls in Security Hub CSPM',
        url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/disable-controls-overview.html',
      },
    ],
  },
  evaluate({ associations }): Verdict {
    if (associations.length === 0)
      return notApplicable('the foundational standard is not enabled');
    const silent = associations.filter(
      ({ enabled, reason }) => !enabled && !reason,
    );
    return silent.length > 0
      ? failed(
          silent.map(({ securityControlId }) =>
            evidence(`${securityControlId}.AssociationStatus`, 'DISABLED'),
          ),
        )
      : passed();
  },
  remedy: standards => ({
    summary: `Enable the controls again in ${standards.region} of account ${standards.accountId}, or record why they are off.`,
    console: `Security Hub (${standards.region}) > Controls > Disabled`,
    cli: `aws securityhub batch-update-standards-control-associations --region ${standards.region} --standards-control-association-updates file://associations.json`,
    cloudformation: `# ${standards.name}\nStandard:\n  Type: AWS::SecurityHub::Standard\n  Properties:\n    DisabledStandardsControls:\n      - StandardsControlArn: <ARN of the control>\n        Reason: <reason>`,
    terraform: `# ${standards.name}\nresource "aws_securityhub_standards_control_association" "control" {\n  association_status = "ENABLED"\n}`,
  }),
});
