export { namedValues } from './namedValues';
export { secretKindOf } from './secretKind';
