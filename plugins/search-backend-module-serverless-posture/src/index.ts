/**
 * Lets the Backstage search find services by their critical and high findings of serverless posture.
 *
 * @packageDocumentation
 */
export { searchModuleServerlessPosture as default } from './module';
