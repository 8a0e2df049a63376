import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  authProvidersExtensionPoint,
  createProxyAuthenticator,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { DEMO_USER_HEADER, readDemoRoles } from './config';

/** Signing in without a password is for development alone, whatever else the configuration says. */
function assertDevelopment(config: Config) {
  if (process.env.NODE_ENV === 'production') {
    throw new NotAllowedError(
      'The demo identities are refused with NODE_ENV=production: remove auth.providers.demo from the configuration',
    );
  }
  if (config.getOptionalString('auth.environment') !== 'development') {
    throw new NotAllowedError(
      'The demo identities are refused unless auth.environment is development: remove auth.providers.demo from the configuration',
    );
  }
}

/** Takes the user whom a header names, where `demo.identities` lists them. */
export function createDemoAuthenticator(rootConfig: Config) {
  return createProxyAuthenticator({
    defaultProfileTransform: async () => ({ profile: {} }),
    initialize() {
      assertDevelopment(rootConfig);
      return { users: [...readDemoRoles(rootConfig).keys()] };
    },
    async authenticate({ req }, { users }) {
      const user = req.header(DEMO_USER_HEADER);
      if (!user || !users.includes(user)) {
        throw new AuthenticationError(
          `The header ${DEMO_USER_HEADER} must name one of ${users.join(', ')}`,
        );
      }
      return { result: { user } };
    },
  });
}

/** The auth provider `demo`: active where `auth.providers.demo` is configured. */
export const authModuleDemoProvider = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-provider',
  register(reg) {
    reg.registerInit({
      deps: {
        config: coreServices.rootConfig,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, providers }) {
        providers.registerProvider({
          providerId: 'demo',
          factory: createProxyAuthProviderFactory({
            authenticator: createDemoAuthenticator(config),
            signInResolver: ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result.user }),
          }),
        });
      },
    });
  },
});
