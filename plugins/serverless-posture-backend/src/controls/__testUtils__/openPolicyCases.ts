import {
  AnyResource,
  Attribute,
  unknown,
} from 'backstage-plugin-serverless-posture-node';
import { Case } from 'backstage-plugin-serverless-posture-node/testUtils';
import { allow, deny, policyOf } from '../policy/testPolicies';

/** Resources with a policy, and what is told of it. */
export interface PolicyOptions {
  build(options: { policy: Attribute<string> }): AnyResource;
  /** An action that the policy may grant. */
  action: string;
  /** The operation that reads the policy. */
  operation: string;
}

/**
 * What a control says that looks for policies which let everyone in.
 *
 * @param options - `accountKey`: the condition key by which the service tells whose account is behind a call;
 * `path`: the field that holds the policy, for the evidence
 */
export function openPolicyCases(
  options: PolicyOptions & { accountKey: string; path?: string },
): Record<'passed' | 'failed' | 'notAvailable', Case[]> {
  const { build, action, operation, accountKey, path = 'Policy' } = options;
  const withPolicy = (...statements: object[]) =>
    build({ policy: policyOf(...statements) });
  const granted = (principal: unknown, Condition?: object) =>
    allow(principal, { Action: action, Resource: '*', Condition });
  return {
    passed: [
      withPolicy(granted({ AWS: 'arn:aws:iam::111122223333:role/reader' })),
      {
        resource: withPolicy(
          granted('*', { StringEquals: { [accountKey]: '111122223333' } }),
        ),
        note: 'everyone, but of one account only',
      },
      {
        resource: withPolicy(
          granted('*'),
          deny({
            Condition: {
              StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
            },
          }),
        ),
        note: 'a Deny leaves the organization',
      },
      {
        resource: withPolicy(granted({ Service: 's3.amazonaws.com' })),
        note: 'a service is not everyone',
      },
    ],
    failed: [
      {
        resource: withPolicy(granted('*')),
        matching: { evidence: [{ path: `${path}.Statement[0] (Sid open)` }] },
      },
      withPolicy(granted({ AWS: ['*', '111122223333'] })),
      {
        resource: withPolicy(
          granted('*', { Bool: { 'aws:SecureTransport': 'true' } }),
        ),
        note: 'a condition that anyone meets',
      },
      {
        resource: withPolicy(
          granted('*', { StringLike: { [accountKey]: '*' } }),
        ),
        note: 'a condition with a catch-all',
      },
    ],
    notAvailable: [
      build({ policy: unknown('denied', operation) }),
      { resource: build({ policy: '{' }), note: 'no policy' },
      {
        resource: withPolicy(granted({ AWS: 'arn:aws:iam::*:root' })),
        note: 'a principal that IAM does not document',
      },
    ],
  };
}
