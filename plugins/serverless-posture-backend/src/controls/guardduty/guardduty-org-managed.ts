import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  notAvailable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Managing GuardDuty accounts with AWS Organizations". */
export const guarddutyOrgManaged = control({
  id: 'guardduty-org-managed',
  title:
    'The organization enables GuardDuty and Lambda Protection in new accounts',
  description:
    'What each account switches on by itself, somebody forgets. A delegated administrator must enable GuardDuty ' +
    'and LAMBDA_NETWORK_LOGS in all accounts; NEW alone, which leaves existing accounts out, fails with low ' +
    'severity. In a member account only the administrator is known, and whether it does so is not; without an ' +
    'administrator the member fails.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::GuardDuty::Detector',
  reads: ['AWS::GuardDuty::Organization'],
  references: {
    config: ['guardduty-enabled-centralized'],
    documents: [
      {
        title: 'Managing GuardDuty accounts with AWS Organizations',
        url: 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html',
      },
    ],
  },
  evaluate(detector, context): Verdict {
    if (detector.id === null) return notApplicable('there is no detector');
    const [organization] = context.resources('AWS::GuardDuty::Organization');
    if (!organization) return notApplicable('there is no detector');
    if (organization.administratorAccountId !== null) {
      return notAvailable(
        {
          errorClass: 'not-read',
          operation: 'guardduty:DescribeOrganizationConfiguration',
        },
        `only the administrator ${organization.administratorAccountId} may tell what is enabled in new accounts`,
      );
    }
    if (!organization.autoEnable) {
      return context.organizationId() === undefined
        ? notApplicable('the account is in no organization')
        : failed([evidence('Administrator', null)]);
    }
    const { members, features } = organization.autoEnable;
    const lambda =
      features.find(({ name }) => name === 'LAMBDA_NETWORK_LOGS')?.autoEnable ??
      'NONE';
    const found = [
      evidence('AutoEnableOrganizationMembers', members),
      evidence('Features[LAMBDA_NETWORK_LOGS].AutoEnable', lambda),
    ].filter(({ value }) => value !== 'ALL');
    if (found.length === 0) return passed();
    return found.every(({ value }) => value === 'NEW')
      ? failed(found, {
          severity: 'LOW',
          reason: 'existing accounts are left out',
        })
      : failed(found);
  },
  remedy: detector => ({
    summary: `Let the delegated administrator of GuardDuty enable all accounts with Lambda Protection in ${detector.region}; account ${detector.accountId} shows that it does not.`,
    console: `GuardDuty (${detector.region}) > Accounts > Auto-enable`,
    cli: `aws guardduty update-organization-configuration --region ${detector.region} --detector-id <id> --auto-enable-organization-members ALL --features Name=LAMBDA_NETWORK_LOGS,AutoEnable=ALL`,
    cloudformation: `# ${detector.name}\n(not offered by CloudFormation)`,
    terraform: `# ${detector.name}\nresource "aws_guardduty_organization_configuration" "organization" {\n  auto_enable_organization_members = "ALL"\n  detector_id                      = aws_guardduty_detector.detector.id\n}`,
  }),
});
