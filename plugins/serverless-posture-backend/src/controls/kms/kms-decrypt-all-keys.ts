import {
  control,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';
import { selectsEveryResource } from '../policy/everyResource';
import {
  actionGrants,
  assertAllReadable,
  readablePolicies,
  roleEvidence,
} from '../policy/grants';
import { isServiceLinked, narrowNamedRole } from '../iam/judgedRole';

/** Source: Security Hub KMS.1, KMS.2. */
export const kmsDecryptAllKeys = control({
  id: 'kms-decrypt-all-keys',
  title: 'The role may not decrypt with every key',
  description:
    'A role that may decrypt with every key undoes what separate keys are for. No inline or customer managed ' +
    'policy may grant kms:Decrypt or kms:ReEncryptFrom on every key; policies of AWS and key policies are not ' +
    'judged. A statement with conditions fails with low severity; unconditional Deny statements are considered.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::IAM::Role',
  references: {
    securityHub: ['KMS.1', 'KMS.2'],
    config: [
      'iam-customer-policy-blocked-kms-actions',
      'iam-inline-policy-blocked-kms-actions',
    ],
    documents: [
      {
        title: 'Best practices for IAM policies of AWS KMS',
        url: 'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html',
      },
    ],
  },
  evaluate(role): Verdict {
    if (isServiceLinked(role))
      return notApplicable('the role is linked to a service');
    const policies = readablePolicies(role).filter(
      ({ arn }) => !arn?.includes(':iam::aws:policy/'),
    );
    const found = ['kms:Decrypt', 'kms:ReEncryptFrom'].flatMap(action =>
      actionGrants(policies, action).filter(({ statement }) =>
        selectsEveryResource(statement.resource),
      ),
    );
    if (found.length > 0) {
      return failed(
        roleEvidence(role.$.arn, found),
        found.every(({ statement }) => statement.conditions.length > 0)
          ? { severity: 'LOW' }
          : {},
      );
    }
    assertAllReadable(role);
    return passed();
  },
  remedy: role =>
    narrowNamedRole(role, `Name the keys with which ${role.name} decrypts.`, {
      action: 'kms:Decrypt',
      resource: '<ARN of the key>',
    }),
});
