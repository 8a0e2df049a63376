import { AuthService } from '@backstage/backend-plugin-api';

/** Requests to the serverless posture backend in the name of this plugin: what is indexed doesn't depend on who searches. */
export function asService(auth: AuthService): { fetch: typeof fetch } {
  return {
    async fetch(input, init) {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'serverless-posture',
      });
      const headers = new Headers(init?.headers);
      headers.set('Authorization', `Bearer ${token}`);
      return fetch(input, { ...init, headers });
    },
  };
}
