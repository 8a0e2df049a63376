/**
 * The plugin for apps on the new frontend system, as default export.
 *
 * @packageDocumentation
 */
export { default } from './plugin';
