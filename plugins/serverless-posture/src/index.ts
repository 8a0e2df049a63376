/**
 * Scorecards, weekly team scorecards and organisation-wide triage of serverless posture.
 * This entry point is for apps on the old frontend system and holds the building blocks; the plugin for the new one is
 * the default export of `./alpha`.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './blocks';
export * from './extensions';
export * from './plugin';
