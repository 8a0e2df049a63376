import {
  EvaluationContext,
  ResourceView,
  UserPoolClient,
} from 'backstage-plugin-serverless-posture-node';
import { groupedBy } from '../groupedBy';

type Client = ResourceView<'AWS::Cognito::UserPoolClient'>;

const byPool = groupedBy<Client>(({ $ }) => ($.parentArn ? [$.parentArn] : []));

/** The app clients of a pool. The control must declare that it reads them. */
export function clientsOf(
  { $ }: ResourceView<'AWS::Cognito::UserPool'>,
  context: EvaluationContext,
): readonly Client[] {
  const clients = context.resources('AWS::Cognito::UserPoolClient');
  return byPool(clients).get($.arn) ?? [];
}

/** Flows in which a user may prove a password of the pool's own. */
const PASSWORD_FLOWS = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  // Triggers may ask for the password first (Cognito guide, "Custom authentication challenge Lambda triggers").
  'ALLOW_CUSTOM_AUTH',
];

/** Whether users of a client may sign in with a password that the pool keeps, by its API or by managed login. */
export function takesPasswords(
  { signInFlows, identityProviders, oauthFlows }: UserPoolClient,
  firstAuthFactors: readonly string[],
): boolean {
  const byChoice =
    signInFlows.includes('ALLOW_USER_AUTH') &&
    firstAuthFactors.includes('PASSWORD');
  const byManagedLogin =
    identityProviders.includes('COGNITO') &&
    oauthFlows.some(flow => flow !== 'client_credentials') &&
    firstAuthFactors.includes('PASSWORD');
  return (
    byChoice ||
    byManagedLogin ||
    signInFlows.some(flow => PASSWORD_FLOWS.includes(flow))
  );
}

/** Whether a client only serves machines: no user ever signs in with it. */
export function servesMachinesOnly({
  signInFlows,
  oauthFlows,
}: UserPoolClient): boolean {
  return (
    signInFlows.length === 0 &&
    oauthFlows.length > 0 &&
    oauthFlows.every(flow => flow === 'client_credentials')
  );
}
