import type { Report } from '../local/report';
import type { BenchStack } from './bench-stack';

export interface BenchOptions {
  readonly stack: BenchStack;
  /** Of one round. */
  readonly lines: number;
  readonly rounds: number;
  /** Write a CPU profile of the service. */
  readonly profile: boolean;
  readonly report: Report;
}
