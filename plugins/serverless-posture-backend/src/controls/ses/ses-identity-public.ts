import { control } from 'backstage-plugin-serverless-posture-node';
import { judgeOpen } from '../policy/documents';

/** Source: SES guide, "Using sending authorization". */
export const sesIdentityPublic = control({
  id: 'ses-identity-public',
  title: 'The sending identity is not open to everyone',
  description:
    'Whoever may send from an identity sends mail in our name, which receivers trust. The policies of the ' +
    'identities that functions send from are evaluated for any action: every form of principal, conditions by ' +
    'operator, key and value, Deny statements.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::SES::EmailIdentity',
  references: {
    serverlessLens: ['SEC 2'],
    owasp: ['SAS-03'],
    documents: [
      {
        title: 'Using sending authorization with Amazon SES',
        url: 'https://docs.aws.amazon.com/ses/latest/dg/sending-authorization.html',
      },
    ],
  },
  evaluate: ({ policies }) =>
    judgeOpen(
      policies.map(({ name, document }) => ({
        text: document,
        path: `Policies[${name}]`,
      })),
    ),
  remedy: identity => ({
    summary: `Name the accounts that may send from identity ${identity.name}.`,
    console: `Amazon SES (${identity.region}) > Identities > ${identity.name} > Authorization`,
    cli: `aws sesv2 update-email-identity-policy --region ${identity.region} --email-identity ${identity.name} --policy-name <name> --policy file://policy.json`,
    cloudformation: `# CloudFormation keeps no policies of ${identity.name}`,
    terraform: `resource "aws_ses_identity_policy" "narrow" {\n  identity = "${identity.name}"\n  name     = "senders"\n  policy   = data.aws_iam_policy_document.senders.json\n}`,
  }),
});
