export * from './DecideBar';
export * from './DecideSection';
export * from './selection';
