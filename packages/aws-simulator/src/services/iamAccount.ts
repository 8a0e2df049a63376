import { AwsError } from '../protocol/awsError';
import { SimulatedSignIn, SimulatedUser } from '../world/things/audit';
import { thingsOf } from '../world/things/things';
import { Call, Handlers } from './handlers';

const usual: SimulatedSignIn = {
  rootMfa: 'virtual',
  rootAccessKey: false,
  samlProviders: [],
};

const signInOf = ({ account }: Call) =>
  thingsOf(account, 'signIns')[0] ?? usual;

const columns = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
];

function rowOf({ user, passwordEnabled, mfaActive, keys }: SimulatedUser) {
  const values: Record<string, string> = {
    user: user.UserName,
    arn: user.Arn,
    user_creation_time: '2024-01-08T09:00:00+00:00',
    password_enabled: `${passwordEnabled}`,
    mfa_active: `${mfaActive}`,
    access_key_1_active: 'false',
    access_key_2_active: 'false',
    cert_1_active: 'false',
    cert_2_active: 'false',
  };
  keys.forEach(({ active, lastRotated, lastUsed = 'N/A' }, i) => {
    values[`access_key_${i + 1}_active`] = `${active}`;
    values[`access_key_${i + 1}_last_rotated`] = lastRotated;
    values[`access_key_${i + 1}_last_used_date`] = lastUsed;
  });
  return columns.map(column => values[column] ?? 'N/A').join(',');
}

/** Of AWS Identity and Access Management what concerns the account and its users. */
export const iamAccount: Handlers = {
  GetAccountSummary(_input: object, call: Call) {
    const { rootMfa, rootAccessKey, samlProviders } = signInOf(call);
    const { roles, policies } = call.account;
    return {
      SummaryMap: {
        Users: thingsOf(call.account, 'users').length,
        Roles: roles.length,
        Policies: policies.length,
        Providers: samlProviders.length,
        AccountMFAEnabled: rootMfa === 'none' ? 0 : 1,
        AccountAccessKeysPresent: rootAccessKey ? 1 : 0,
        AccountPasswordPresent: 1,
      },
    };
  },

  ListVirtualMFADevices(_input: object, call: Call) {
    const root = `arn:aws:iam::${call.accountId}`;
    return {
      VirtualMFADevices:
        signInOf(call).rootMfa === 'virtual'
          ? [
              {
                SerialNumber: `${root}:mfa/root-account-mfa-device`,
                User: { Arn: `${root}:root`, UserId: call.accountId },
              },
            ]
          : [],
      IsTruncated: false,
    };
  },

  GetAccountPasswordPolicy(_input: object, call: Call) {
    const { passwordPolicy } = signInOf(call);
    if (!passwordPolicy) {
      throw new AwsError(
        'NoSuchEntityException',
        `The Password Policy with domain name ${call.accountId} cannot be found.`,
      );
    }
    return { PasswordPolicy: passwordPolicy };
  },

  ListSAMLProviders: (_input: object, call: Call) => ({
    SAMLProviderList: signInOf(call).samlProviders.map(Arn => ({ Arn })),
  }),

  GenerateCredentialReport: () => ({ State: 'COMPLETE' }),

  GetCredentialReport(_input: object, call: Call) {
    const rows = thingsOf(call.account, 'users').map(rowOf);
    return {
      Content: Buffer.from([columns.join(','), ...rows].join('\n')),
      ReportFormat: 'text/csv',
      GeneratedTime: call.now,
    };
  },
};
