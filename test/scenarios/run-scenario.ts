import { send } from '../../deploy/demo/http';
import { waitUntilSettled, type Urls } from '../../deploy/demo/settled';
import { timed, type Report } from '../../deploy/local/report';
import { readBooks, type Books } from './books';
import { Invoices } from './invoices';
import { Names } from './names';
import { ordered, type Order } from './order';
import type { Scenario } from './scenario';
import { stepsOf, type Step } from './steps';

export interface Run {
  /** Where the scenario was read; files that it names stand beside it. */
  readonly file: string;
  readonly scenario: Scenario;
  readonly order: Order;
  readonly urls: Urls;
  /** Makes the ids of this run its own; empty in a system that has nothing else. */
  readonly salt: string;
  readonly report: Report;
}

/** Brings a scenario in through the public APIs, waits until all is settled, reads the books. */
export async function runScenario(run: Run): Promise<Books> {
  const { file, scenario, urls, report } = run;
  const names = new Names(run.salt);
  for (const fact of scenario.facts)
    if (fact.fact === 'child' && fact.bsn !== undefined) names.claimBsn(fact.child, fact.bsn);
  const invoices = new Invoices(file, scenario, names);
  const steps = stepsOf(scenario, invoices, names);
  const order = ordered(steps, run.order);
  await timed(report, `${order.length} steps`, async () => {
    for (const at of order) await perform(run, at, steps[at]?.call);
  });
  await timed(report, 'settled', () => waitUntilSettled(urls));
  const keys = scenario.facts.flatMap((fact) =>
    fact.fact === 'invoice' || fact.fact === 'jw323' ? [invoices.keyOf(fact)] : [],
  );
  return booksAtRest(urls, () => readBooks(urls.billing, keys, names));
}

/**
 * Health counts figure by figure, so what moves between two figures can be missed. Books that stay
 * the same over one more wait are the books.
 */
async function booksAtRest(urls: Urls, read: () => Promise<Books>): Promise<Books> {
  let books = await read();
  for (;;) {
    await waitUntilSettled(urls);
    const later = await read();
    if (JSON.stringify(later) === JSON.stringify(books)) return later;
    books = later;
  }
}

async function perform(
  { urls, order }: Run,
  at: number,
  call: Step['call'] | undefined,
): Promise<void> {
  if (call === undefined) return;
  if (call === 'settled') return order.shuffle === undefined ? waitUntilSettled(urls) : undefined;
  try {
    await send(call.method, urls[call.service] + call.path, call.body, call.contentType);
  } catch (error) {
    throw new Error(`/facts/${at} was refused`, { cause: error });
  }
}
