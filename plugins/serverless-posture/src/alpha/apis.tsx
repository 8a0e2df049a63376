import { ApiBlueprint } from '@backstage/frontend-plugin-api';
import { serverlessPostureApiFactory } from '../api';

const serverlessPostureApi = ApiBlueprint.make({
  params: define => define(serverlessPostureApiFactory),
});

export default [serverlessPostureApi];
