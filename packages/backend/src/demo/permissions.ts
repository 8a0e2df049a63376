import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { readDemoRoles } from './config';
import { withChildGroups } from './groups';
import { DemoPolicy } from './policy';

/** Installs {@link DemoPolicy}, with the roles of `demo.identities`. */
export const permissionModuleDemoPolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'demo-policy',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        policies: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ auth, catalog, config, policies, userInfo }) {
        policies.setPolicy(
          new DemoPolicy({
            roles: readDemoRoles(config),
            userInfo,
            withChildGroups: async refs =>
              withChildGroups(
                refs,
                catalog,
                await auth.getOwnServiceCredentials(),
              ),
          }),
        );
      },
    });
  },
});
