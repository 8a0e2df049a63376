/**
 * What one writes controls and collectors of the serverless posture plugins with.
 *
 * @packageDocumentation
 */
export * from './attributes/attribute';
export * from './attributes/view';
export * from './resources/resource';
export * from './resources/lambda';
export * from './resources/apiGateway';
export * from './resources/account';
export * from './resources/audit';
export * from './resources/data';
export * from './resources/identity';
export * from './resources/waf';
export * from './resources/cognito';
export * from './resources/eventBridge';
export * from './resources/stepFunctions';
export * from './resources/edge';
export * from './resources/functions';
export * from './controls/verdict';
export * from './controls/control';
export * from './controls/evaluate';
export * from './collectors/operation';
export * from './collectors/collector';
export * from './extensionPoints';
export * from './serverlessPostureServiceRef';
