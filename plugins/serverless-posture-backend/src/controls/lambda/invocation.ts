import { FunctionUrl } from 'backstage-plugin-serverless-posture-node';
import { Grant, isUnlimited, whoMay, WhoMay } from '../policy/whoMay';

/** Both ways in by a function URL. */
export const urlAuthTypes: FunctionUrl['authType'][] = ['NONE', 'AWS_IAM'];

/**
 * Who may invoke a function directly. Statements that ask for a call via a URL don't count: since October 2025 a URL
 * needs `lambda:InvokeFunction` with that condition beside `lambda:InvokeFunctionUrl`.
 */
export function directCallers(policy: string | null): WhoMay {
  return whoMay('lambda:InvokeFunction', policy, {
    'lambda:invokedviafunctionurl': 'false',
    'lambda:functionurlauthtype': null,
  });
}

/**
 * Who may call a function through a URL with that authentication. Judged by `lambda:InvokeFunctionUrl` alone: URLs made
 * before October 2025 need nothing else, and the age of a URL isn't known.
 */
export function urlCallers(
  policy: string | null,
  authType: FunctionUrl['authType'],
): WhoMay {
  return whoMay('lambda:InvokeFunctionUrl', policy, {
    'lambda:functionurlauthtype': authType,
  });
}

/** The grants to everyone that nothing limits. */
export function openGrants({ everyone }: WhoMay): Grant[] {
  return everyone.filter(isUnlimited);
}
