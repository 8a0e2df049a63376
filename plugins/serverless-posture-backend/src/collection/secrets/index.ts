export { environmentVariables } from './environmentVariables';
export { namedValues } from './namedValues';
export { secretKindOf } from './secretKind';
