import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { DemoSignInPage } from './DemoSignInPage';
import { rememberedUser } from './rememberedUser';

const identities = [
  {
    user: 'user:default/service-owner',
    title: 'Service owner',
    description: 'Owns a few services.',
  },
  {
    user: 'user:default/team-lead',
    title: 'Team lead',
    description: 'Leads several teams.',
  },
];

const session = {
  profile: {},
  backstageIdentity: {
    token: 'header.e30.signature',
    identity: {
      type: 'user',
      userEntityRef: 'user:default/team-lead',
      ownershipEntityRefs: ['user:default/team-lead'],
    },
  },
};

describe('DemoSignInPage', () => {
  const fetchMock = jest.fn();
  const onSignInSuccess = jest.fn();
  const render = () =>
    renderInTestApp(
      <DemoSignInPage
        identities={identities}
        onSignInSuccess={onSignInSuccess}
      />,
    );

  beforeEach(() => {
    jest.resetAllMocks();
    rememberedUser.forget();
    global.fetch = fetchMock;
    fetchMock.mockImplementation(
      async () => new Response(JSON.stringify(session)),
    );
  });

  it('says what each identity may do, and signs in as the chosen one', async () => {
    await render();
    expect(screen.getByText('Owns a few services.')).toBeInTheDocument();
    fireEvent.click(
      screen.getByRole('button', { name: 'Sign in as Team lead' }),
    );

    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));
    const [url, { headers }] = fetchMock.mock.calls[0];
    expect(url).toMatch(/\/api\/auth\/demo\/refresh$/);
    expect(headers.get('x-demo-user')).toBe('user:default/team-lead');
    expect(rememberedUser.get()).toBe('user:default/team-lead');
  });

  it('remembers who signed in, until that user signs out', async () => {
    rememberedUser.set('user:default/team-lead');
    await render();
    await waitFor(() => expect(onSignInSuccess).toHaveBeenCalledTimes(1));

    await onSignInSuccess.mock.calls[0][0].signOut();
    expect(rememberedUser.get()).toBeUndefined();
  });

  it('offers the choice again where signing in fails', async () => {
    fetchMock.mockImplementation(
      async () =>
        new Response(JSON.stringify({ error: { message: 'User not found' } }), {
          status: 404,
        }),
    );
    await render();
    fireEvent.click(
      screen.getByRole('button', { name: 'Sign in as Team lead' }),
    );
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('button', { name: 'Sign in as Service owner' }),
    ).toBeInTheDocument();
    expect(rememberedUser.get()).toBeUndefined();
  });

  it('ignores a remembered user who is no longer offered', async () => {
    rememberedUser.set('user:default/gone');
    await render();
    expect(
      screen.getByRole('button', { name: 'Sign in as Team lead' }),
    ).toBeInTheDocument();
    expect(fetchMock).not.toHaveBeenCalled();
  });
});
