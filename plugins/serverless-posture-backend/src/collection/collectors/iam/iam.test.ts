import type { SmallAccount } from 'aws-simulator';
import { COLLECTED_ACCOUNT, collected } from '../../../__testUtils__/collected';
import { parseReport } from './credentialReport';

jest.setTimeout(60_000);

const account: Omit<SmallAccount, 'name' | 'id'> = {
  roles: [{ name: 'checkout', awsManaged: ['AWSLambdaBasicExecutionRole'] }],
  accountThings: {
    users: [
      {
        user: {
          UserName: 'ada',
          Arn: `arn:aws:iam::${COLLECTED_ACCOUNT}:user/ada`,
          GroupList: ['developers'],
        },
        passwordEnabled: true,
        mfaActive: false,
        keys: [{ active: true, lastRotated: '2024-03-01T00:00:00+00:00' }],
      },
    ],
  },
};

it('reads roles, users with their credentials, and how people sign in', async () => {
  const { of, calls, outcome } = await collected(account, ['iam']);
  expect(outcome).toMatchObject({ state: 'complete', failures: [] });
  expect(calls).toEqual({
    'iam:GetAccountAuthorizationDetails': 1,
    'iam:GetPolicy': 1,
    'iam:GetPolicyVersion': 1,
    'iam:GenerateCredentialReport': 1,
    'iam:GetCredentialReport': 1,
    'iam:GetAccountSummary': 1,
    'iam:ListVirtualMFADevices': 1,
    'iam:GetAccountPasswordPolicy': 1,
    'iam:ListSAMLProviders': 1,
  });
  expect(of('AWS::IAM::User')).toMatchObject([
    {
      name: 'ada',
      region: 'global',
      attributes: {
        passwordEnabled: true,
        mfaActive: false,
        groups: ['developers'],
        accessKeys: [
          {
            active: true,
            lastRotated: '2024-03-01T00:00:00.000Z',
            lastUsed: null,
          },
        ],
      },
    },
  ]);
  expect(of('AWS::IAM::AccountSummary')).toMatchObject([
    {
      attributes: {
        rootMfa: true,
        rootVirtualMfa: true,
        rootAccessKey: false,
        users: 1,
        passwordPolicy: null,
      },
    },
  ]);
});

it('asks for no report where nobody is in it', async () => {
  const { calls } = await collected({}, ['iam']);
  expect(calls).not.toHaveProperty('iam:GenerateCredentialReport');
});

it('does not take a denied report for users without credentials', async () => {
  const { of } = await collected(
    { ...account, denied: ['iam:GenerateCredentialReport'] },
    ['iam'],
  );
  expect(of('AWS::IAM::User')[0].attributes).toMatchObject({
    passwordEnabled: { $unknown: { errorClass: 'denied' } },
    accessKeys: { $unknown: { errorClass: 'denied' } },
    groups: ['developers'],
  });
});

describe('parseReport', () => {
  const head =
    'user,arn,password_enabled,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date';

  it('reads a row', () => {
    const text = `${head}\n<root_account>,arn:r,not_supported,true,false,N/A,N/A,false,N/A,N/A\r\nada,arn:a,false,false,false,2024-03-01T00:00:00+00:00,no_information,true,2024-03-02T00:00:00+00:00,2024-03-03T00:00:00+00:00\n`;
    const report = parseReport(text);
    expect(report.get('arn:r')).toEqual({
      passwordEnabled: false,
      mfaActive: true,
      accessKeys: [],
    });
    expect(report.get('arn:a')?.accessKeys).toMatchObject([
      { active: false, lastUsed: null },
      { active: true, lastUsed: '2024-03-03T00:00:00.000Z' },
    ]);
  });

  it('does not guess at what it does not know', () => {
    expect(() => parseReport('user,arn\nada,arn:a')).toThrow(
      'password_enabled',
    );
    expect(() =>
      parseReport(`${head}\nada,arn:a,maybe,false,false,N/A,N/A,false,N/A,N/A`),
    ).toThrow('neither true nor false');
  });
});
