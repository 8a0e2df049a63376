import {
  RolePolicy,
  unknown,
  viewOf,
} from 'backstage-plugin-serverless-posture-node';
import { iamRole } from 'backstage-plugin-serverless-posture-node/testUtils';
import { roleBreadth } from './roleBreadth';
import { policyOf } from './testPolicies';

const granting = (Action: unknown, Resource: unknown, more: object = {}) =>
  viewOf<'AWS::IAM::Role'>(
    iamRole({
      inlinePolicies: [
        {
          arn: null,
          name: 'own',
          document: policyOf({ Effect: 'Allow', Action, Resource, ...more }),
        } as RolePolicy,
      ],
    }),
  );

const table = 'arn:aws:dynamodb:eu-west-1:111122223333:table/orders';
const Condition = { StringEquals: { 'aws:ResourceTag/team': 'shop' } };

it.each<[string, ReturnType<typeof granting>, string | undefined]>([
  ['single actions', granting('dynamodb:GetItem', table), undefined],
  ['nothing', viewOf(iamRole()), undefined],
])('finds %s narrow', (_, role) => {
  expect(roleBreadth(role)).toBeUndefined();
});

it.each<[string, ReturnType<typeof granting>, object]>([
  ['everything', granting('*', '*'), {}],
  ['every table', granting('dynamodb:PutItem', '*'), {}],
  [
    'every table of a tag',
    granting('dynamodb:PutItem', '*', { Condition }),
    { severity: 'LOW' },
  ],
  [
    'all actions on one table',
    granting('dynamodb:*', table),
    { severity: 'MEDIUM' },
  ],
  [
    'an administrator whose policy is not read',
    viewOf(
      iamRole({
        attachedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
        managedPolicies: unknown('not-read'),
      }),
    ),
    { reason: 'the role is an administrator' },
  ],
])('finds %s wide', (_, role, expected) => {
  const breadth = roleBreadth(role)!;
  expect(breadth.found).toHaveLength(1);
  expect({ ...breadth }).toMatchObject({
    ...expected,
  });
});

it('does not call a role narrow whose policies are not known', () => {
  const role = viewOf<'AWS::IAM::Role'>(
    iamRole({ managedPolicies: unknown('denied', 'iam:GetPolicy') }),
  );
  expect(() => roleBreadth(role)).toThrow('managedPolicies is unknown');
});
