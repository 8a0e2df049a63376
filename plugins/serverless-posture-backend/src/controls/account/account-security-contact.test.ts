import { unknown } from 'backstage-plugin-serverless-posture-node';
import {
  securityContact,
  testControl,
} from 'backstage-plugin-serverless-posture-node/testUtils';
import { accountSecurityContact } from './account-security-contact';

testControl(accountSecurityContact, {
  passed: [securityContact()],
  failed: [securityContact({ hasSecurityContact: false })],
  notAvailable: [
    securityContact({
      hasSecurityContact: unknown('denied', 'account:GetAlternateContact'),
    }),
  ],
});
