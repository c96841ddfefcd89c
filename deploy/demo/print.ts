import type { DemoTarget } from './index';
import type { DemoPlan } from './plan';

/** Shows what came of the demo: one block per question. */
export async function printDemo(target: Omit<DemoTarget, 'report'>, plan: DemoPlan): Promise<void> {
  void target;
  void plan;
}
