import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  notAvailable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: AWS documentation, "Understanding central configuration in Security Hub CSPM". */
export const securityhubOrgAdmin = control({
  id: 'securityhub-org-admin',
  title: 'The organization configures Security Hub centrally',
  description:
    'What each account switches on by itself, somebody forgets. The delegated administrator must use central ' +
    'configuration, which enables Security Hub and its standards by policies; a local configuration that ' +
    'enables new accounts with default standards fails with low severity. In a member account only the ' +
    'administrator is known; without one the member fails.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::SecurityHub::Hub',
  reads: ['AWS::SecurityHub::Organization'],
  references: {
    documents: [
      {
        title: 'Understanding central configuration in Security Hub CSPM',
        url: 'https://docs.aws.amazon.com/securityhub/latest/userguide/central-configuration-intro.html',
      },
    ],
  },
  evaluate(hub, context): Verdict {
    if (!hub.enabled) return notApplicable('Security Hub is off');
    const [organization] = context.resources('AWS::SecurityHub::Organization');
    if (!organization) return notApplicable('there is no function and no API');
    if (organization.administratorAccountId !== null) {
      return notAvailable(
        {
          errorClass: 'not-read',
          operation: 'securityhub:DescribeOrganizationConfiguration',
        },
        `only the administrator ${organization.administratorAccountId} may tell how it configures Security Hub`,
      );
    }
    const { configuration } = organization;
    if (!configuration) {
      return context.organizationId() === undefined
        ? notApplicable('the account is in no organization')
        : failed([evidence('AdminAccounts', 'none')]);
    }
    if (configuration.type === 'CENTRAL') return passed();
    const found = [
      evidence(
        'OrganizationConfiguration.ConfigurationType',
        configuration.type,
      ),
      evidence('AutoEnable', configuration.autoEnable),
      evidence('AutoEnableStandards', configuration.autoEnableStandards),
    ];
    return configuration.autoEnable &&
      configuration.autoEnableStandards === 'DEFAULT'
      ? failed(found, { severity: 'LOW' })
      : failed(found);
  },
  remedy: hub => ({
    summary: `Use central configuration of Security Hub in the delegated administrator (seen from ${hub.region} of account ${hub.accountId}).`,
    console: `Security Hub (${hub.region}) > Settings > Configuration`,
    cli: `aws securityhub update-organization-configuration --region ${hub.region} --no-auto-enable --auto-enable-standards NONE --organization-configuration ConfigurationType=CENTRAL`,
    cloudformation: `# ${hub.name}\nPolicy:\n  Type: AWS::SecurityHub::ConfigurationPolicy`,
    terraform: `# ${hub.name}\nresource "aws_securityhub_organization_configuration" "organization" {\n  auto_enable           = false\n  auto_enable_standards = "NONE"\n  organization_configuration {\n    configuration_type = "CENTRAL"\n  }\n}`,
  }),
});
