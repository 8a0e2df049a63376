import { IdentityApi } from '@backstage/frontend-plugin-api';

const KEY = 'demo.signed-in-user';

/** The user who signed in last and has not signed out: a reload keeps the sign-in. */
export const rememberedUser = {
  get: () => window.localStorage.getItem(KEY) ?? undefined,
  set: (user: string) => window.localStorage.setItem(KEY, user),
  forget: () => window.localStorage.removeItem(KEY),
};

/** The same identity, which is forgotten when it signs out. */
export function forgottenOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    getProfileInfo: () => identity.getProfileInfo(),
    async signOut() {
      rememberedUser.forget();
      await identity.signOut();
    },
  };
}
