import {
  GetEmailIdentityCommand,
  GetEmailIdentityResponse,
  ListEmailIdentitiesCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import {
  Attribute,
  Collector,
  EmailIdentity,
  isUnknown,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { inScope, required } from '../fields';
import { policyText } from '../policies';
import { referringTypes } from '../references';
import { getTaggedResources, tagsOf } from '../tagging';
import { referredListing } from './referred';

const listEmailIdentities = operation({
  id: 'ses:ListEmailIdentities',
  client: SESv2Client,
  command: ListEmailIdentitiesCommand,
  probe: { PageSize: 1 },
});

const getEmailIdentity = operation({
  id: 'ses:GetEmailIdentity',
  client: SESv2Client,
  command: GetEmailIdentityCommand,
  resources: ['arn:{partition}:ses:*:*:identity/*'],
});

/** The identities that serverless resources send mail from. */
export const sesCollector: Collector = {
  id: 'ses',
  scope: 'regional',
  follows: referringTypes,
  operations: { listEmailIdentities, getEmailIdentity, getTaggedResources },
  listings: [
    referredListing({
      id: 'email-identities',
      resourceTypes: ['AWS::SES::EmailIdentity'],
      services: ['ses'],
      async page(aws, token, references) {
        const { EmailIdentities = [], NextToken } = await aws.call(
          listEmailIdentities,
          { PageSize: 1000, NextToken: token },
        );
        const arnOf = (name: string) =>
          `arn:${aws.partition}:ses:${aws.region}:${aws.accountId}:identity/${name}`;
        const names = EmailIdentities.map(({ IdentityName }) =>
          required(IdentityName, 'IdentityName', listEmailIdentities),
        ).filter(name => references.has(arnOf(name)));
        const tags = await tagsOf(aws, names.map(arnOf));
        return {
          resources: await aws.all(
            names,
            async (name): Promise<Resource<'AWS::SES::EmailIdentity'>> => ({
              type: 'AWS::SES::EmailIdentity',
              arn: arnOf(name),
              name,
              ...inScope(aws),
              tags: tags(arnOf(name)),
              attributes: {
                policies: readable(
                  await aws.read<
                    any,
                    GetEmailIdentityResponse,
                    Record<string, string>
                  >(
                    getEmailIdentity,
                    { EmailIdentity: name },
                    // SES says of every identity what type it is; policies it leaves out where there are none.
                    ({ IdentityType, Policies }) =>
                      required(
                        IdentityType,
                        'IdentityType',
                        getEmailIdentity,
                      ) &&
                      (Policies ?? {}),
                  ),
                ),
              },
            }),
          ),
          next: NextToken,
        };
      },
    }),
  ],
};

function readable(
  policies: Attribute<Record<string, string>>,
): Attribute<EmailIdentity['policies']> {
  if (isUnknown(policies)) return policies;
  const parsed: EmailIdentity['policies'] = [];
  for (const [name, text] of Object.entries(policies)) {
    const document = policyText(text, getEmailIdentity.id);
    if (isUnknown(document)) return document;
    parsed.push({ name, document });
  }
  return parsed;
}
