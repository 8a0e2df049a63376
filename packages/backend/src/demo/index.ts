import { authModuleDemoProvider } from './auth';
import { serverlessPostureModuleDemoClock } from './clock';
import { permissionModuleDemoPolicy } from './permissions';

/** Sign-in without a password, an example of a permission policy, and the simulated organization's clock. */
export const demoFeatures = [
  authModuleDemoProvider,
  permissionModuleDemoPolicy,
  serverlessPostureModuleDemoClock,
];
