import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changeIdentityPool } from './identityPoolRemedy';

/** Source: Cognito guide, "Identity pools authentication flow". */
export const cognitoIdentityPoolClassicFlow = control({
  id: 'cognito-identity-pool-classic-flow',
  title: 'The basic (classic) flow is off',
  description:
    'In the basic flow the app itself picks the role that it assumes with the token of the pool: any role that trusts the pool. ' +
    'It also goes without the policy that narrows the sessions of guests. The enhanced flow leaves the choice to the pool.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::IdentityPool',
  references: {
    owasp: ['SAS-04'],
    documents: [cognitoDocuments.identityPoolFlows],
  },
  evaluate: pool =>
    pool.allowsClassicFlow
      ? failed([evidence('AllowClassicFlow', true)])
      : passed(),
  remedy: pool =>
    changeIdentityPool(
      pool,
      `Turn the basic flow of ${pool.name} off, once its apps use the enhanced one.`,
      'AllowClassicFlow',
    ),
});
