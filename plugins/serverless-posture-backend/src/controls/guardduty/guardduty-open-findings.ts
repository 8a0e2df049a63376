import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "GuardDuty finding types". */
export const guarddutyOpenFindings = control({
  id: 'guardduty-open-findings',
  title: 'No high finding and none about a function is open',
  description:
    'A finding of GuardDuty says that something happens now, not that it might. Findings of high severity, and ' +
    'all about functions, must have been looked into and archived. Findings of lower severity about other ' +
    'things are not read.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::GuardDuty::Detector',
  references: {
    config: ['guardduty-non-archived-findings'],
    documents: [
      {
        title: 'GuardDuty finding types',
        url: 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-types-active.html',
      },
    ],
  },
  evaluate(detector): Verdict {
    if (!detector.enabled) return notApplicable('GuardDuty is off');
    const found = detector.openFindings;
    return found.length > 0
      ? failed(
          found
            .slice(0, 20)
            .map(({ id, type, functionArn }) =>
              evidence(`Findings[${id}].Type`, type, functionArn ?? undefined),
            ),
          { reason: `${found.length} findings are open` },
        )
      : passed();
  },
  remedy: detector => ({
    summary: `Look into the open findings of ${detector.region} in account ${detector.accountId}, then archive them.`,
    console: `GuardDuty (${detector.region}) > Findings`,
    cli: `aws guardduty archive-findings --region ${detector.region} --detector-id <id> --finding-ids <id of the finding>`,
    cloudformation: `# ${detector.name}\n(findings are archived by hand, once they are understood)`,
    terraform: `# ${detector.name}\n(findings are archived by hand, once they are understood)`,
  }),
});
