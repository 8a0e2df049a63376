import {
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  IAMClient,
  ListSAMLProvidersCommand,
  ListVirtualMFADevicesCommand,
  PasswordPolicy,
} from '@aws-sdk/client-iam';
import {
  AwsReader,
  IamPasswordPolicy,
  operation,
  Resource,
} from 'backstage-plugin-serverless-posture-node';
import { accountFact } from '../../facts';
import { attributeOf, everyPage, required } from '../../fields';

export const getAccountSummary = operation({
  id: 'iam:GetAccountSummary',
  client: IAMClient,
  command: GetAccountSummaryCommand,
  probe: {},
});

export const listVirtualMFADevices = operation({
  id: 'iam:ListVirtualMFADevices',
  client: IAMClient,
  command: ListVirtualMFADevicesCommand,
  probe: { MaxItems: 1 },
});

export const getAccountPasswordPolicy = operation({
  id: 'iam:GetAccountPasswordPolicy',
  client: IAMClient,
  command: GetAccountPasswordPolicyCommand,
  absent: ['NoSuchEntityException', 'NoSuchEntity'],
  probe: {},
});

export const listSAMLProviders = operation({
  id: 'iam:ListSAMLProviders',
  client: IAMClient,
  command: ListSAMLProvidersCommand,
  probe: {},
});

/** How the root user and users sign in. */
export async function accountSummary(
  aws: AwsReader,
): Promise<Resource<'AWS::IAM::AccountSummary'>> {
  const { SummaryMap } = await aws.call(getAccountSummary, {});
  const count = (name: string) =>
    required(
      (SummaryMap as Record<string, number> | undefined)?.[name],
      `SummaryMap.${name}`,
      getAccountSummary,
    );
  const rootMfa = count('AccountMFAEnabled') > 0;
  return accountFact(
    'AWS::IAM::AccountSummary',
    aws,
    {
      service: 'iam',
      path: 'account-summary',
      name: `Account ${aws.accountId}`,
    },
    {
      rootMfa,
      rootAccessKey: count('AccountAccessKeysPresent') > 0,
      // Older answers lack it.
      rootPassword:
        (SummaryMap as Record<string, number>).AccountPasswordPresent !== 0,
      rootVirtualMfa: rootMfa
        ? await attributeOf(() => hasVirtualMfa(aws))
        : false,
      users: count('Users'),
      passwordPolicy: await aws.read(
        getAccountPasswordPolicy,
        {},
        output => passwordPolicy(output.PasswordPolicy),
        null,
      ),
    },
  );
}

/** A hardware device of the root user is no virtual one, and can't be listed. */
async function hasVirtualMfa(aws: AwsReader): Promise<boolean> {
  const devices = await everyPage(
    listVirtualMFADevices,
    Marker =>
      aws.call(listVirtualMFADevices, {
        AssignmentStatus: 'Assigned',
        MaxItems: 1000,
        Marker,
      }),
    output => ({
      items: required(
        output.VirtualMFADevices,
        'VirtualMFADevices',
        listVirtualMFADevices,
      ),
      next: output.IsTruncated ? output.Marker : undefined,
    }),
  );
  const root = `arn:${aws.partition}:iam::${aws.accountId}:root`;
  return devices.some(
    ({ User, SerialNumber }) =>
      User?.Arn === root ||
      SerialNumber?.endsWith('mfa/root-account-mfa-device'),
  );
}

function passwordPolicy(policy: PasswordPolicy | undefined): IamPasswordPolicy {
  const found = required(policy, 'PasswordPolicy', getAccountPasswordPolicy);
  return {
    minimumLength: found.MinimumPasswordLength ?? 6,
    requiresSymbols: found.RequireSymbols ?? false,
    requiresNumbers: found.RequireNumbers ?? false,
    requiresUppercase: found.RequireUppercaseCharacters ?? false,
    requiresLowercase: found.RequireLowercaseCharacters ?? false,
    reusePrevention: found.PasswordReusePrevention ?? null,
    maxAge: found.MaxPasswordAge || null,
  };
}

/** Through whom people come into the account. */
export async function signIn(
  aws: AwsReader,
): Promise<Resource<'AWS::IAM::SAMLProvider'>> {
  const { SAMLProviderList } = await aws.call(listSAMLProviders, {});
  return accountFact(
    'AWS::IAM::SAMLProvider',
    aws,
    { service: 'iam', path: 'saml-provider/*', name: 'Identity providers' },
    {
      samlProviders: required(
        SAMLProviderList,
        'SAMLProviderList',
        listSAMLProviders,
      ).map(({ Arn }) => required(Arn, 'Arn', listSAMLProviders)),
    },
  );
}
