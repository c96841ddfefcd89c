export * from './databases';
export * from './report';
export * from './services';
export * from './stack';
