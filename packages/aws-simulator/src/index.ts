/**
 * A simulated AWS Organization that speaks AWS's wire protocols over HTTP: a development dependency.
 *
 * @packageDocumentation
 */
export * from './simulator';
export type { SimulatorClock, Time } from './clock';
export type { Counters } from './counters';
export type { Fault, FaultEffect, Faults } from './faults';
export {
  MANAGEMENT_ACCESS_KEY_ID,
  managementCredentials,
} from './identity/credentials';
export type { PolicyDocument, PolicyStatement } from './identity/policy';
export type { WireRequest, WireResponse } from './protocol/message';
export {
  inProcess,
  type Answer,
  type InProcessHandler,
} from './protocol/transport';
export { quotas, type Quota } from './limits/quotas';
export { pathOfAccount } from './services/organizations';
export { createLatency, type Answered, type Served } from './limits/latency';
export { createThrottle } from './limits/throttle';
export { drawQuotas, type QuotaTable } from './limits/drawnQuotas';
export { createRandom, type Random } from './world/random';
export * from './world/createWorld';
export * from './world/firstAccounts';
export * from './world/smallWorld';
export * from './world/world';
export * from './world/things/things';
export * from './world/configAggregator';
export * from './world/lifetime';
export { apiIdOf, buildDomainName } from './world/buildApis';
export { digestOfImage } from './world/buildFunction';
export * from './world/grants';
export * from './world/arns';
export {
  minimumCalls,
  type MinimumCalls,
  type MinimumOptions,
} from './world/minimumCalls';
export * from './world/floorSeconds';
export {
  demoCatalog,
  demoCatalogYaml,
  type CatalogEntity,
} from './world/demo/catalog';
export * from './world/demo/organization';
export { demoOwners } from './world/demo/owners';
