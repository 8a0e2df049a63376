import { SmallAccount } from 'aws-simulator';
import { COLLECTED_ACCOUNT, COLLECTED_REGION } from './collected';

/** The ARN of something in the account and Region that `collected` reads. */
export const arnHere = (service: string, resource: string) =>
  `arn:aws:${service}:${COLLECTED_REGION}:${COLLECTED_ACCOUNT}:${resource}`;

/** The collectors that tell what serverless resources refer to. */
export const REFERRING = ['lambda', 'apigateway', 'iam'];

/** An account with a function whose role may use these resources. */
export const referringTo = (
  resources: string[],
  account: Omit<SmallAccount, 'name' | 'id'> = {},
): Omit<SmallAccount, 'name' | 'id'> => ({
  functions: [{ name: 'checkout', role: 'checkout' }],
  ...account,
  roles: [
    {
      name: 'checkout',
      inline: [{ Effect: 'Allow', Action: '*', Resource: resources }],
    },
    ...(account.roles ?? []),
  ],
});
