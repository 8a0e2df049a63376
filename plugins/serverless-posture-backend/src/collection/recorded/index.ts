export { recordedOperations } from './operations';
export { recordedItems } from './recordedItems';
