export { Placements1767225600001 } from './1767225600001-placements';
