/**
 * Builders of resources and a table test for controls.
 *
 * @packageDocumentation
 */
export * from './testUtils/builders';
export * from './testUtils/functions';
export * from './testUtils/edge';
export * from './testUtils/identity';
export * from './testUtils/data';
export * from './testUtils/audit';
export * from './testUtils/testControl';
