import type { Report } from '../local/report';
import { isLoaded, load } from './load';
import { planDemo } from './plan';
import { printDemo } from './print';
import type { Urls } from './settled';

export interface DemoTarget {
  readonly urls: Urls;
  /** `host:port,host:port` */
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
  /** Progress, line by line; the results go to stdout. */
  readonly report: Report;
}

/**
 * Loads the demo into a system and prints what came of it. In a system that holds the demo it only
 * prints; in one where an earlier load broke off it does what is left.
 * @throws when a service refuses something or does not settle within three minutes
 */
export async function loadDemo({ report, ...target }: DemoTarget): Promise<void> {
  const plan = planDemo();
  if (await isLoaded(target.urls, plan)) report('  The demo is here already.');
  else await load(target.urls, plan, report);
  await printDemo(target, plan);
}
