import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './home';
import { navModule } from './nav';
import { signInModule } from './signIn';

/** The app; plugins are those of package.json, by `app.packages: all` in the configuration. */
export const app = createApp({
  features: [homeModule, navModule, signInModule],
});
