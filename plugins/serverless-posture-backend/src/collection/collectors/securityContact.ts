import {
  AccountClient,
  GetAlternateContactCommand,
} from '@aws-sdk/client-account';
import { Collector, operation } from 'backstage-plugin-serverless-posture-node';
import { accountFact, known } from '../facts';
import { serverlessTypes } from '../serverlessTypes';

const getAlternateContact = operation({
  id: 'account:GetAlternateContact',
  client: AccountClient,
  command: GetAlternateContactCommand,
  absent: ['ResourceNotFoundException'],
  probe: { AlternateContactType: 'SECURITY' },
});

/** Whether AWS knows whom to tell about security. Who that is stays in the parser. */
export const securityContactCollector: Collector = {
  id: 'security-contact',
  scope: 'global',
  follows: serverlessTypes,
  operations: { getAlternateContact },
  listings: [
    {
      id: 'contact',
      resourceTypes: ['AWS::Account::AlternateContact'],
      async page(aws) {
        const hasSecurityContact = await known(
          aws.read(
            getAlternateContact,
            { AlternateContactType: 'SECURITY' },
            ({ AlternateContact }) => Boolean(AlternateContact?.EmailAddress),
            false,
          ),
        );
        return {
          resources: [
            accountFact(
              'AWS::Account::AlternateContact',
              aws,
              {
                service: 'account',
                path: 'account/alternate-contact/security',
                name: `Account ${aws.accountId}`,
              },
              { hasSecurityContact },
            ),
          ],
        };
      },
    },
  ],
};
