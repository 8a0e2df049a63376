import { useState } from 'react';
import {
  Content,
  Header,
  Page,
  ProxiedSignInPage,
  ResponseErrorPanel,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { DemoIdentity } from './identities';
import { IdentityCard } from './IdentityCard';
import { forgottenOnSignOut, rememberedUser } from './rememberedUser';

const useStyles = makeStyles({ list: { listStyle: 'none', paddingLeft: 0 } });

/** Lets one choose who to be in the demo. */
export const DemoSignInPage = ({
  identities,
  onSignInSuccess,
}: SignInPageProps & { identities: DemoIdentity[] }) => {
  const classes = useStyles();
  const title = useApi(configApiRef).getOptionalString('app.title');
  const [user, setUser] = useState(() => {
    const remembered = rememberedUser.get();
    return identities.find(identity => identity.user === remembered)?.user;
  });

  if (user) {
    return (
      <ProxiedSignInPage
        provider="demo"
        headers={{ 'x-demo-user': user }}
        onSignInSuccess={identity => {
          rememberedUser.set(user);
          onSignInSuccess(forgottenOnSignOut(identity));
        }}
        ErrorComponent={({ error }) => (
          <Content>
            <ResponseErrorPanel
              title="Signing in failed. On the very first start the catalog may need a moment"
              error={error ?? new Error('Signing in failed')}
            />
            <Button
              variant="contained"
              color="primary"
              onClick={() => {
                rememberedUser.forget();
                setUser(undefined);
              }}
            >
              Try again
            </Button>
          </Content>
        )}
      />
    );
  }

  return (
    <Page themeId="home">
      <Header
        title={title ?? 'Backstage'}
        subtitle="A demo over a simulated AWS Organization"
      />
      <Content>
        <Typography variant="h5" component="h2" paragraph>
          Who do you want to be?
        </Typography>
        <Grid container spacing={3} component="ul" className={classes.list}>
          {identities.map(identity => (
            <Grid item xs={12} md={4} key={identity.user} component="li">
              <IdentityCard
                identity={identity}
                onChoose={() => setUser(identity.user)}
              />
            </Grid>
          ))}
        </Grid>
      </Content>
    </Page>
  );
};
