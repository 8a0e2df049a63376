import {
  control,
  evidence,
  failed,
  passed,
  notApplicable,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** Source: Security Hub IAM.5, IAM.19. */
export const iamUserMfa = control({
  id: 'iam-user-mfa',
  title: 'Users with a password for the console have a second factor',
  description:
    'A password can be guessed, phished and reused; a second factor makes that useless. Every user with a ' +
    'password must have an MFA device. Which kind it is is not judged, and users without a password are not ' +
    'applicable.',
  severity: 'HIGH',
  profile: 'essential',
  layer: 'AUDIT',
  resourceType: 'AWS::IAM::User',
  references: {
    securityHub: ['IAM.5', 'IAM.19'],
    config: ['iam-user-mfa-enabled', 'mfa-enabled-for-iam-console-access'],
    documents: [
      {
        title: 'AWS multi-factor authentication in IAM',
        url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html',
      },
    ],
  },
  evaluate(user): Verdict {
    if (!user.passwordEnabled) return notApplicable('the user has no password');
    return user.mfaActive ? passed() : failed([evidence('mfa_active', false)]);
  },
  remedy: user => ({
    summary: `Register an MFA device for ${user.name}, or let the user sign in through a central identity provider.`,
    console: `IAM > Users > ${user.name} > Security credentials`,
    cli: `aws iam enable-mfa-device --user-name ${user.name} --serial-number <ARN of the device> --authentication-code1 <code> --authentication-code2 <code>`,
    cloudformation: `# ${user.name}\n(people register devices themselves)`,
    terraform: `# ${user.name}\n(people register devices themselves)`,
  }),
});
