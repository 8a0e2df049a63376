import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
  userPoolClient,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoClientWritableAttributes } from './cognito-client-writable-attributes';

const attributes = (...names: string[]) =>
  names.map(name => ({ name, isMutable: true, isDeveloperOnly: false }));

const writing = (writeAttributes: string[], pool: object = {}) => ({
  resource: userPoolClient({ writeAttributes }),
  with: [
    userPool({
      attributes: attributes('email', 'name', ...writeAttributes),
      ...pool,
    }),
  ],
  note: `${writeAttributes.join(' ')} ${JSON.stringify(pool)}`,
});

const unverified = { verifiedBeforeUpdate: [] };

testControl(cognitoClientWritableAttributes, {
  passed: [
    writing(['name', 'email']),
    writing(['name'], unverified),
    writing(['custom:nickname', 'custom:explanation']),
    writing([]),
    {
      ...writing([], { autoVerifiedAttributes: [], ...unverified }),
      note: 'nobody relies on a verified address',
    },
    writing(['custom:role'], {
      attributes: [
        { name: 'custom:role', isMutable: true, isDeveloperOnly: true },
      ],
    }),
  ],
  failed: [
    {
      ...writing(['name', 'custom:role']),
      matching: {
        evidence: [{ path: 'WriteAttributes', value: 'custom:role' }],
      },
    },
    writing(['custom:tenant_id']),
    writing(['custom:tenantId']),
    writing(['custom:isAdmin']),
    writing(['custom:user_groups']),
    writing(['email_verified']),
    {
      ...writing(['custom:role'], {
        attributes: [
          { name: 'custom:role', isMutable: false, isDeveloperOnly: false },
        ],
      }),
      note: 'set at sign-up',
    },
    {
      ...writing([], unverified),
      note: 'an empty list allows all standard attributes',
      matching: { severity: 'MEDIUM' },
    },
    { ...writing(['email'], unverified), matching: { severity: 'MEDIUM' } },
    {
      ...writing(['custom:kind']),
      parameters: { privilegedAttributes: ['kind'] },
      note: 'a configured name',
    },
  ],
  notAvailable: [
    {
      resource: userPoolClient({
        writeAttributes: unknown(
          'denied',
          'cognito-idp:DescribeUserPoolClient',
        ),
      }),
      with: [userPool()],
    },
    {
      ...writing([]),
      with: [
        userPool({
          verifiedBeforeUpdate: unknown(
            'denied',
            'cognito-idp:DescribeUserPool',
          ),
        }),
      ],
    },
    {
      resource: userPoolClient(),
      unlisted: { 'AWS::Cognito::UserPool': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    userPoolClient({ signInFlows: [], oauthFlows: ['client_credentials'] }),
    { resource: userPoolClient(), note: 'the pool is gone' },
  ],
});
