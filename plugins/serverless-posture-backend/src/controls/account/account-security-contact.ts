import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub Account.1. */
export const accountSecurityContact = control({
  id: 'account-security-contact',
  title: 'AWS knows whom to tell about security',
  description:
    'AWS writes about leaked keys, abuse and holes to the security contact, else to the mailbox of the root ' +
    'user, which nobody reads. The account must have an alternate contact of the type SECURITY. Who that is, is ' +
    'neither kept nor judged.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'AUDIT',
  resourceType: 'AWS::Account::AlternateContact',
  references: {
    securityHub: ['Account.1'],
    config: ['security-account-information-provided'],
    documents: [
      {
        title: 'Update the alternate contacts for your AWS account',
        url: 'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-update-contact-alternate.html',
      },
    ],
  },
  evaluate: account =>
    account.hasSecurityContact
      ? passed()
      : failed([evidence('AlternateContact[SECURITY]', null)]),
  remedy: account => ({
    summary: `Set the security contact of account ${account.accountId}, best for all accounts from the management account.`,
    console: `Account > Alternate contacts`,
    cli: `aws account put-alternate-contact --account-id ${account.accountId} --alternate-contact-type SECURITY --email-address <address> --name <name> --phone-number <number> --title <title>`,
    cloudformation: `# ${account.name}\n(not offered by CloudFormation)`,
    terraform: `# ${account.name}\nresource "aws_account_alternate_contact" "security" {\n  alternate_contact_type = "SECURITY"\n}`,
  }),
});
