import { unknown } from 'backstage-plugin-serverless-posture-node';
import { iamRole } from 'backstage-plugin-serverless-posture-node/testUtils';
import { policyOf } from '../policy/testPolicies';

/** Trusts a service other than Lambda, so that the role is judged by itself and not with functions. */
export const DEPLOYS = policyOf({
  Effect: 'Allow',
  Principal: { Service: 'codebuild.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

/** A role with one inline policy; a statement allows its action on everything unless it says otherwise. */
export const roleGranting = (...statements: object[]) =>
  iamRole({
    trustPolicy: DEPLOYS,
    inlinePolicies: [
      {
        arn: null,
        name: 'permissions',
        document: policyOf(
          ...statements.map(one => ({
            Effect: 'Allow',
            Resource: '*',
            ...one,
          })),
        ),
      },
    ],
  });

/** A role that a service of AWS made for itself. */
export const linkedRole = iamRole({
  $: {
    arn: 'arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
  },
  managedPolicies: unknown('not-read'),
});

/** A role of which a policy could not be read. */
export const unreadRole = iamRole({
  trustPolicy: DEPLOYS,
  managedPolicies: unknown('denied', 'iam:GetPolicy'),
});
