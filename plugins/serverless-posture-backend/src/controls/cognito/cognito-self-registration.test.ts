import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  testControl,
  userPool,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { cognitoSelfRegistration } from './cognito-self-registration';

const open = userPool({
  isAdminCreateOnly: false,
  autoVerifiedAttributes: ['email'],
});

testControl(cognitoSelfRegistration, {
  passed: [
    userPool({ isAdminCreateOnly: true, autoVerifiedAttributes: [] }),
    { resource: open, note: 'addresses are verified' },
    {
      resource: userPool({ isAdminCreateOnly: true }),
      parameters: { workforcePools: ['customers'] },
      note: 'a workforce pool',
    },
  ],
  failed: [
    {
      resource: userPool({
        isAdminCreateOnly: false,
        autoVerifiedAttributes: [],
      }),
      matching: {
        evidence: [
          {
            path: 'AdminCreateUserConfig.AllowAdminCreateUserOnly',
            value: false,
          },
          {},
        ],
      },
    },
    {
      resource: open,
      parameters: { workforcePools: ['customers'] },
      note: 'a workforce pool by name',
    },
    {
      resource: open,
      parameters: { workforcePools: ['eu-west-1_a1B2c3D4e'] },
      note: 'a workforce pool by id',
    },
  ],
  notAvailable: [
    userPool({
      isAdminCreateOnly: unknown('denied', 'cognito-idp:DescribeUserPool'),
    }),
    userPool({
      isAdminCreateOnly: false,
      autoVerifiedAttributes: unknown('denied', 'cognito-idp:DescribeUserPool'),
    }),
  ],
});
