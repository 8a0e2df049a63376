export { recordedCensus, recordedTypes, type CensusContext } from './census';
export { recordedOperations } from './operations';
export { isRecordedEmpty, recordedItems } from './recordedItems';
export { recordersOf } from './recorder';
export { placeKey } from './sources';
