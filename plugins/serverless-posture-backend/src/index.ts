/**
 * Collects serverless posture from every account of an AWS Organization, evaluates controls and serves scorecards.
 *
 * @packageDocumentation
 */
export { serverlessPosturePlugin as default } from './plugin';
export {
  createPostureConditionalDecision,
  postureConditions,
} from './store/permissions/rules';
export type { PostureSubject } from './store/permissions/rules';
export type { PostureCondition } from './store/authorization';
