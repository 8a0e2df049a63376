import { ResourceView } from 'backstage-plugin-serverless-posture-node';
import { whoMay } from '../policy/whoMay';

/**
 * Whether the resource policy of an API limits who may call it. Without a policy nothing does; a private endpoint alone
 * doesn't, either.
 */
export function limitsCallers({
  policy,
}: ResourceView<'AWS::ApiGateway::RestApi'>): boolean {
  if (policy === null) return false;
  const callers = whoMay('execute-api:Invoke', policy);
  return !callers.includesEveryone && callers.unclear.length === 0;
}
