/**
 * Words, scoring, permissions and the typed client of the serverless posture plugins.
 *
 * @packageDocumentation
 */
export * from './words';
export * from './annotations';
export * from './permissions';
export * from './scoring/settings';
export * from './scoring/score';
export * from './week';
