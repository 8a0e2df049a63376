import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  iamRole,
  lambdaFunction,
  ResourceOptions,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { escalationPaths } from '../policy/escalationPaths';
import { lambdaRolePrivilegeEscalation } from './lambda-role-privilege-escalation';

function role(
  attributes: ResourceOptions<'AWS::IAM::Role'>,
  note?: string,
  matching?: object,
) {
  return {
    resource: lambdaFunction(),
    with: [iamRole(attributes)],
    note,
    matching,
  };
}

const policy = (...statements: object[]) => ({
  arn: null,
  name: 'permissions',
  document: JSON.stringify({
    Statement: statements.map(one => ({
      Effect: 'Allow',
      ...('NotResource' in one ? {} : { Resource: '*' }),
      ...one,
    })),
  }),
});

const granted = (...statements: object[]) =>
  role({ inlinePolicies: [policy(...statements)] }, JSON.stringify(statements));

const ROLE = 'arn:aws:iam::111122223333:role/worker';
const CREATE = ['lambda:CreateFunction', 'lambda:InvokeFunction'];
const passTo = (service: string, operator = 'StringEquals') => ({
  Action: 'iam:PassRole',
  Condition: { [operator]: { 'iam:PassedToService': service } },
});

testControl(lambdaRolePrivilegeEscalation, {
  passed: [
    role({}, 'no policy'),
    granted({
      Action: ['dynamodb:GetItem', 'iam:GetRole', 'lambda:InvokeFunction'],
    }),
    granted({ Action: 'iam:PassRole' }),
    granted({ Action: CREATE }),
    granted({ Action: '*', Resource: 'arn:aws:s3:::uploads/*' }),
    granted({ Action: CREATE }, passTo('states.amazonaws.com')),
    granted(
      { Action: 'iam:PutRolePolicy' },
      { Effect: 'Deny', Action: 'iam:*' },
    ),
    granted(
      { Action: [...CREATE, 'iam:PassRole'] },
      { Effect: 'Deny', NotAction: CREATE },
    ),
  ],
  failed: [
    role(
      { inlinePolicies: [policy({ Action: [...CREATE, 'iam:PassRole'] })] },
      'one statement',
      {
        evidence: [
          { path: 'RolePolicyList[permissions].PolicyDocument.Statement[0]' },
        ],
        reason: 'iam:PassRole + lambda:CreateFunction + lambda:InvokeFunction',
      },
    ),
    granted({ Action: CREATE }, { Action: 'IAM:passrole' }),
    granted({ Action: CREATE }, passTo('lambda.amazonaws.com')),
    granted({ Action: CREATE }, passTo('*', 'StringLike')),
    granted({ Action: '*' }),
    granted({ NotAction: 's3:*' }),
    granted({ Action: 'iam:Put*' }),
    granted({ Action: 'sts:AssumeRole' }),
    granted({ Action: 'iam:PutRolePolicy', Resource: 'arn:aws:iam::*:role/*' }),
    granted({ Action: 'iam:PutRolePolicy', NotResource: ROLE }),
    granted(
      { Action: 'iam:PutRolePolicy' },
      { Effect: 'Deny', Action: 'iam:*', Resource: ROLE },
    ),
    granted(
      { Action: 'iam:PutRolePolicy' },
      {
        Effect: 'Deny',
        Action: 'iam:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ),
    {
      ...granted({ Action: 'sts:AssumeRole', Resource: ROLE }),
      matching: {
        severity: 'LOW',
        reason: 'sts:AssumeRole, only on named resources',
      },
    },
    role(
      {
        inlinePolicies: [policy({ Action: 'iam:PutRolePolicy' })],
        boundary: policy({ Action: 's3:*' }),
      },
      'cut by a boundary',
      { severity: 'MEDIUM' },
    ),
    role(
      {
        inlinePolicies: [policy({ Action: 'iam:PutRolePolicy' })],
        managedPolicies: unknown('denied'),
      },
      'whatever the unread policies say',
    ),
    role(
      {
        attachedPolicyArns: ['arn:aws:iam::aws:policy/IAMFullAccess'],
        managedPolicies: unknown('denied'),
      },
      'IAMFullAccess without its document',
    ),
  ],
  notAvailable: [
    role({ inlinePolicies: unknown('denied') }),
    role({ managedPolicies: unknown('throttled') }),
    role({ inlinePolicies: [{ ...policy(), document: '{' }] }),
    {
      resource: lambdaFunction(),
      unlisted: { 'AWS::IAM::Role': { errorClass: 'denied' } },
    },
  ],
  notApplicable: [
    { resource: lambdaFunction(), note: 'the role does not exist' },
  ],
});

it('knows paths of IAM actions, each once', () => {
  expect(escalationPaths.length).toBeGreaterThan(45);
  expect(new Set(escalationPaths.map(({ id }) => id)).size).toBe(
    escalationPaths.length,
  );
  for (const { actions } of escalationPaths) {
    expect(actions.length).toBeGreaterThan(0);
    for (const { action } of actions)
      expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z]+$/);
  }
});
