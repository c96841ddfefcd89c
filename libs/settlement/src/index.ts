export * from './facts';
export * from './case-file';
export * from './convenant';
export * from './decision';
export * from './money';
export * from './period';
export { applyAgreements, type Lawful } from './clauses/apply';
export { Impossible } from './impossible';
