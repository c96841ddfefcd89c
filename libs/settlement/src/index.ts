export * from './facts';
export * from './convenant';
export * from './decision';
export * from './money';
export * from './period';
