import { SignInPage } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { DemoSignInPage } from './DemoSignInPage';
import { readDemoIdentities } from './identities';

export const AppSignInPage = (props: SignInPageProps) => {
  const identities = readDemoIdentities(useApi(configApiRef));
  return identities.length > 0 ? (
    <DemoSignInPage {...props} identities={identities} />
  ) : (
    <SignInPage {...props} providers={['guest']} />
  );
};
