// The benchmarked parts of the backend, which are no API of its package.
export {
  readPostureConfiguration,
  type PostureConfiguration,
} from '../../../plugins/serverless-posture-backend/src/collection/configuration';
export {
  collectorsFor,
  defaultCollectors,
} from '../../../plugins/serverless-posture-backend/src/collection/collectors';
export {
  defaultControls,
  enabledControls,
  resourceTypesRead,
} from '../../../plugins/serverless-posture-backend/src/controls/catalogue';
export { run } from '../../../plugins/serverless-posture-backend/src/runs/run';
export { Attributor } from '../../../plugins/serverless-posture-backend/src/runs/attributor';
export { readChangeEvent } from '../../../plugins/serverless-posture-backend/src/runs/events/changeEvent';
export { PendingRefreshes } from '../../../plugins/serverless-posture-backend/src/runs/events/PendingRefreshes';
export { refreshAccount } from '../../../plugins/serverless-posture-backend/src/runs/events/refreshAccount';
export { targetsOf } from '../../../plugins/serverless-posture-backend/src/runs/events/targets';
export { openAws } from '../../../plugins/serverless-posture-backend/src/runs/openAws';
export { InProcessEngine } from '../../../plugins/serverless-posture-backend/src/runs/tasks/InProcessEngine';
export { RunWorker } from '../../../plugins/serverless-posture-backend/src/runs/tasks/RunWorker';
export {
  WorkerProcess,
  type PageBegun,
} from '../../../plugins/serverless-posture-backend/src/__testUtils__/workerProcess';
export { attributeAll } from '../../../plugins/serverless-posture-backend/src/ownership/attributeAll';
export { indexCatalog } from '../../../plugins/serverless-posture-backend/src/ownership/catalog';
export type { RunRow } from '../../../plugins/serverless-posture-backend/src/store/types';
export { PostureStore } from '../../../plugins/serverless-posture-backend/src/store/store';
export { serverlessPosturePlugin } from '../../../plugins/serverless-posture-backend/src/plugin';
