/**
 * Builders of resources and a table test for controls.
 *
 * @packageDocumentation
 */
export * from './testUtils/builders';
export * from './testUtils/testControl';
