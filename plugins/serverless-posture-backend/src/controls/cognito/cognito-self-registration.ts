import {
  control,
  evidence,
  failed,
  passed,
} from 'backstage-plugin-serverless-posture-node';
import { cognitoDocuments } from './documents';
import { changePool } from './remedies';

/** Source: Cognito guide, "Signing up and confirming user accounts". */
export const cognitoSelfRegistration = control({
  id: 'cognito-self-registration',
  title: 'Self sign-up is off for workforce pools, or verifies contact data',
  description:
    'Where anyone may sign up, anyone is a signed-in user, and an authorizer that asks for no more lets everyone in. It fails ' +
    'where self sign-up is on and Cognito verifies neither mail address nor phone number. Pools of a workforce are named ' +
    'by the parameter: in these, self sign-up fails whatever is verified.',
  severity: 'MEDIUM',
  profile: 'recommended',
  layer: 'API',
  resourceType: 'AWS::Cognito::UserPool',
  references: {
    owasp: ['SAS-02'],
    documents: [cognitoDocuments.signUp],
  },
  parameters: {
    workforcePools: {
      description:
        'Names or ids of pools whose users an administrator creates.',
      default: [],
    },
  },
  evaluate(pool, context) {
    if (pool.isAdminCreateOnly) return passed();
    const open = evidence(
      'AdminCreateUserConfig.AllowAdminCreateUserOnly',
      false,
    );
    const isWorkforce = context
      .parameter<string[]>('workforcePools')
      .some(one => one === pool.$.name || pool.$.arn.endsWith(`/${one}`));
    if (isWorkforce)
      return failed([open], { reason: 'the pool is for a workforce' });
    return pool.autoVerifiedAttributes.length > 0
      ? passed(`${pool.autoVerifiedAttributes.join(', ')} is verified`)
      : failed([open, evidence('AutoVerifiedAttributes', '')]);
  },
  remedy: pool =>
    changePool(
      pool,
      `Let only administrators create users of ${pool.name}, or verify contact data.`,
      {
        page: 'Sign-up',
        cli: 'update-user-pool --admin-create-user-config AllowAdminCreateUserOnly=true # with all other settings',
        property: 'AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }',
        terraform:
          'admin_create_user_config {\n  allow_admin_create_user_only = true\n}',
      },
    ),
});
