/**
 * AWS resources that the serverless posture plugin found, as entities of the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleServerlessPosture as default } from './module';
