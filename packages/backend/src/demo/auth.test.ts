import { ConfigReader } from '@backstage/config';
import { createDemoAuthenticator } from './auth';

const configuration = (environment?: string) =>
  new ConfigReader({
    auth: { environment },
    demo: {
      identities: [
        { user: 'user:default/service-owner', role: 'service-owner' },
        { user: 'team-lead', role: 'team-lead' },
      ],
    },
  });

const signIn = async (header?: string) => {
  const authenticator = createDemoAuthenticator(configuration('development'));
  const context = authenticator.initialize({ config: new ConfigReader({}) });
  return authenticator.authenticate(
    { req: { header: () => header } as any },
    context,
  );
};

describe('createDemoAuthenticator', () => {
  it.each(['user:default/service-owner', 'user:default/team-lead'])(
    'signs in %s, whom the configuration lists',
    async user => {
      await expect(signIn(user)).resolves.toEqual({ result: { user } });
    },
  );

  it.each([undefined, '', 'user:default/somebody-else'])(
    'refuses %p',
    async user => {
      await expect(signIn(user)).rejects.toThrow(
        'The header x-demo-user must name one of user:default/service-owner, user:default/team-lead',
      );
    },
  );

  it.each([undefined, 'production', 'staging'])(
    'refuses to start with auth.environment %p',
    environment => {
      const authenticator = createDemoAuthenticator(configuration(environment));
      expect(() =>
        authenticator.initialize({ config: new ConfigReader({}) }),
      ).toThrow('refused unless auth.environment is development');
    },
  );

  describe('in production', () => {
    const before = process.env.NODE_ENV;
    beforeEach(() => Object.assign(process.env, { NODE_ENV: 'production' }));
    afterEach(() => Object.assign(process.env, { NODE_ENV: before }));

    it('refuses to start, whatever auth.environment says', () => {
      const authenticator = createDemoAuthenticator(
        configuration('development'),
      );
      expect(() =>
        authenticator.initialize({ config: new ConfigReader({}) }),
      ).toThrow('refused with NODE_ENV=production');
    });
  });
});
