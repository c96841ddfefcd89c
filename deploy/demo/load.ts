import { timed, type Report } from '../local/report';
import { eachOf, send } from './http';
import { jw323, type DemoInvoice } from './jw323';
import { MONTHS } from './months';
import type { DemoPlan } from './plan';
import { troubles, waitUntilSettled, type Urls } from './settled';
import type { DemoPlacement } from './stories';

/** Requests at a time; more does not go faster on a small machine. */
const WIDTH = 8;

/** Was the demo loaded before, to its last step? Loading it anew would undo the correction. */
export async function isLoaded(urls: Urls, { correction }: DemoPlan): Promise<boolean> {
  const response = await fetch(residencesOf(urls, correction.childId));
  if (!response.ok) return false;
  const { residences } = (await response.json()) as { residences: { from: string }[] };
  return residences.some(({ from }) => from === correction.movedOn);
}

/** Brings the plan in through the doors that everybody uses, in the order of real life. */
export async function load(urls: Urls, plan: DemoPlan, report: Report): Promise<void> {
  const placements = plan.stories.flatMap((story) => story.placements);
  const step = (what: string, work: () => Promise<void>) => timed(report, what, work);
  await step(`${plan.schools.length} schools`, () => putSchools(urls, plan));
  await step(`${plan.convenants.length} versions of convenants`, () => agree(urls, plan));
  await step(`${plan.stories.length} children`, () => importChildren(urls, plan));
  await step(`${placements.length} placements`, () =>
    eachOf(placements, WIDTH, (placement) => putPlacement(urls, placement)),
  );
  await step('facts told to billing', () => waitUntilSettled(urls));
  for (const month of MONTHS) {
    const invoices = plan.invoices.filter((invoice) => invoice.month === month);
    const lines = invoices.reduce((count, invoice) => count + invoice.lines.length, 0);
    await step(`${month.name}: ${invoices.length} JW323 messages, ${lines} lines`, () =>
      postInvoices(urls, invoices, report),
    );
  }
  await step('four months settled', () => waitUntilSettled(urls));
  await step('a residence corrected, settled again', () => correct(urls, plan));
  for (const trouble of await troubles(urls)) report(`  Not as it should be: ${trouble}`);
}

async function putSchools(urls: Urls, { schools }: DemoPlan): Promise<void> {
  await eachOf(schools, WIDTH, async ({ id, ...school }) => {
    await send('PUT', `${urls.enrolment}/v1/schools/${id}`, school);
  });
}

/** One after another: a version may only follow a version that is there. */
async function agree(urls: Urls, { convenants }: DemoPlan): Promise<void> {
  for (const { id, version, body } of convenants) {
    const address = `${urls.convenant}/v1/convenants/${id}/versions/${version}`;
    await send('PUT', address, body);
    await send('POST', `${address}/publications`);
  }
}

async function importChildren(urls: Urls, { stories }: DemoPlan): Promise<void> {
  const lines = stories.map(({ child }) => JSON.stringify(child)).join('\n');
  const address = `${urls.enrolment}/v1/children/_import`;
  const { text } = await send('POST', address, lines, 'application/x-ndjson');
  const { refused } = JSON.parse(text) as { refused: unknown[] };
  if (refused.length > 0) {
    throw new Error(`${refused.length} children refused: ${JSON.stringify(refused.slice(0, 3))}`);
  }
}

async function putPlacement(urls: Urls, placement: DemoPlacement): Promise<void> {
  const { placementId, product, ...facts } = placement;
  await send('PUT', `${urls.placement}/v1/placements/${placementId}`, {
    ...facts,
    productCategory: product.category,
    productCode: product.code,
    // Per month (frequency 4), the usual agreement for help at school.
    volume: { amount: product.monthlyVolume, unit: product.unit, frequency: '4' },
    helpRequestDate: null,
  });
}

/** Retour code of a declaration that is granted as a whole (WJ001). */
const FULLY_GRANTED = '>8001<';

async function postInvoices(
  urls: Urls,
  invoices: readonly DemoInvoice[],
  report: Report,
): Promise<void> {
  let refused = 0;
  await eachOf(invoices, WIDTH, async (invoice) => {
    const { text } = await send(
      'POST',
      `${urls.billing}/v1/invoices`,
      jw323(invoice),
      'application/xml',
    );
    if (!text.includes(FULLY_GRANTED)) refused += 1;
  });
  if (refused > 0) report(`  ${refused} messages were not granted as a whole`);
}

async function correct(urls: Urls, { correction }: DemoPlan): Promise<void> {
  const { childId, residences } = correction;
  await send('PUT', residencesOf(urls, childId), { residences });
  await waitUntilSettled(urls);
}

const residencesOf = (urls: Urls, childId: string) =>
  `${urls.enrolment}/v1/children/${childId}/residences`;
