import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './nav';
import { signInModule } from './signIn';

/** The app; plugins are those of package.json, by `app.packages: all` in the configuration. */
export const app = createApp({ features: [navModule, signInModule] });
