import { createBackend } from '@backstage/backend-defaults';
import { demoFeatures } from './demo';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

backend.add(import('backstage-plugin-serverless-posture-backend'));
backend.add(
  import('backstage-plugin-search-backend-module-serverless-posture'),
);
// Does nothing unless `catalog.providers.serverlessPosture` is configured.
backend.add(
  import('backstage-plugin-catalog-backend-module-serverless-posture'),
);

// What only the demo with its simulated organization needs; each does nothing unless it is configured.
for (const feature of demoFeatures) backend.add(feature);

backend.start();
