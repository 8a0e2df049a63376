import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool } from './remedies';

/** Source: Security Hub Cognito.6. */
export const cognitoDeletionProtection = control({
  id: 'cognito-deletion-protection',
  title: 'User pool has deletion protection',
  description:
    'Users and their passwords are gone with their pool, and Cognito has no backup of them. Deletion protection must be active, ' +
    'so that deleting takes two steps.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'DATA',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    securityHub: ['Cognito.6'],
    config: ['cognito-user-pool-deletion-protection-enabled'],
    documents: [cognitoDocuments.deletion],
  },
  evaluate: pool =>
    pool.hasDeletionProtection
      ? passed()
      : failed([evidence('DeletionProtection', 'INACTIVE')]),
  remedy: pool =>
    changePool(pool, `Activate deletion protection of ${pool.name}.`, {
      page: 'Settings',
      cli: 'update-user-pool --deletion-protection ACTIVE # with all other settings',
      property: 'DeletionProtection: ACTIVE',
      terraform: 'deletion_protection = "ACTIVE"',
    }),
});
