import { whatWasCorrected } from './correction';
import { eventsOf, type Broker } from './events-sample';
import { eventsText } from './events-text';
import { nameOf } from './names';
import { whatIsOpen } from './open-parts';
import { whoOwesWhom } from './owes';
import type { DemoPlan } from './plan';
import type { Urls } from './settled';
import { theSetting } from './setting';

/** Where the corrected child turned out to live: its topic holds a charge of the correction. */
const RECEIVING = '0503';
const SAMPLE = 5;

/** Shows what came of the demo, one block per question. */
export async function printDemo(
  { urls, ...broker }: Broker & { readonly urls: Urls },
  plan: DemoPlan,
): Promise<void> {
  block(`${plan.stories.length} children in three regions, four months of help`, theSetting(plan));
  block('Who owes whom, per month of service', await whoOwesWhom(urls));
  block('What is open: no rule may decide it, a person must', await whatIsOpen(urls));
  const corrected = await whatWasCorrected(urls, plan);
  block('A month settled again, because a move became known afterwards', corrected.text);
  const topic = `${broker.topicPrefix}settlements.gm${RECEIVING}`;
  const events = await eventsOf(RECEIVING, SAMPLE, broker);
  block(`What ${nameOf(RECEIVING)} receives on ${topic}`, eventsText(events));
  block('Addresses', addresses(urls, corrected.address));
}

function block(title: string, text: string): void {
  console.log(`\n${title}\n\n${text}`);
}

function addresses({ billing, ...others }: Urls, explanation: string): string {
  const documents = Object.entries({ ...others, billing }).map(
    ([service, url]) => `  ${`API of ${service}`.padEnd(20)}  ${url}/v1/openapi.json`,
  );
  return [
    ...documents,
    `  ${'statements'.padEnd(20)}  ${billing}/v1/statements?municipality=0599&month=2026-10`,
    `  ${'balances'.padEnd(20)}  ${billing}/v1/balances?municipality=0599`,
    `  ${'an explanation'.padEnd(20)}  ${explanation}?language=nl`,
    `  ${'register'.padEnd(20)}  ${others.convenant}/v1/convenants?municipality=0599`,
  ].join('\n');
}
