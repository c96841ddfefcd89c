export * from './eventually';
export * from './stack-of-tests';
export * from './system';
export * from './test-database';
