export { Placements1767225600001 } from './1767225600001-placements';
export { Messages1767225600002 } from './1767225600002-messages';
export { Endings1767225600003 } from './1767225600003-endings';
export { RequestFailures1767225600004 } from './1767225600004-request-failures';
