import type { DemoInvoice, DemoLine } from './jw323';
import { daysIn, MONTHS, type Month } from './months';
import type { Random } from './random';
import type { DemoPlacement, Story } from './stories';

/** The messages of all providers: one per provider, receiver and month, months in order. */
export function writeInvoices(random: Random, stories: readonly Story[]): DemoInvoice[] {
  const perMonth = new Map<Month, DemoInvoice[]>(MONTHS.map((month) => [month, []]));
  for (const story of stories) {
    for (const placement of story.placements) {
      for (const [month, lines] of linesOf(random, story, placement)) {
        const invoices = perMonth.get(month) ?? [];
        const at = invoices.findIndex(
          (known) => known.sender === placement.provider && known.receiver === placement.receiver,
        );
        const open = invoices[at] ?? firstOf(placement, month);
        invoices[at < 0 ? invoices.length : at] = { ...open, lines: [...open.lines, ...lines] };
      }
    }
  }
  return MONTHS.flatMap((month) => perMonth.get(month) ?? []);
}

/** Alphanumeric, at most 12, unique per provider: month and receiver make it so. */
function firstOf({ provider, receiver }: DemoPlacement, month: Month): DemoInvoice {
  const invoiceNumber = `G${month.name.replace('-', '')}R${receiver}`;
  return { sender: provider, receiver, invoiceNumber, month, lines: [] };
}

function linesOf(random: Random, story: Story, placement: DemoPlacement): [Month, DemoLine[]][] {
  const lines = MONTHS.flatMap((month): [Month, DemoLine[]][] => {
    const from = placement.from > month.from ? placement.from : month.from;
    const until = placement.until && placement.until < month.until ? placement.until : month.until;
    if (from >= until) return [];
    const volume = volumeOf(random, placement, daysIn(from, until));
    return [[month, [lineOf(story, placement, month, { from, until, volume })]]];
  });
  if (story.kind === 'credit') creditFirst(lines);
  return lines;
}

/** The first line had three units too many: the next message takes it back and bills it anew. */
function creditFirst(lines: [Month, DemoLine[]][]): void {
  const [first, second] = lines;
  const wrong = first?.[1][0];
  if (!wrong || !second) throw new Error('a credit needs two months of help');
  const volume = wrong.volume - 3;
  second[1].push(
    { ...wrong, reference: `${wrong.reference}C`, previousReference: wrong.reference },
    {
      ...wrong,
      reference: `${wrong.reference}N`,
      volume,
      amountCents: volume * (wrong.tariffCents ?? 1),
    },
  );
}

/** Never more than the allocation holds (TR321); days and nights are those of the period. */
function volumeOf(
  random: Random,
  { product, stay, partTime }: DemoPlacement,
  days: number,
): number {
  if (product.unit === '83') return product.monthlyVolume;
  if (stay && !partTime) return Math.min(days, product.monthlyVolume);
  return random.between(Math.ceil(product.monthlyVolume / 2), product.monthlyVolume);
}

function lineOf(
  story: Story,
  { product, allocationNumber }: DemoPlacement,
  month: Month,
  delivered: { readonly from: string; readonly until: string; readonly volume: number },
): DemoLine {
  return {
    bsn: story.child.bsn,
    reference: `R${month.name.replace('-', '')}A${allocationNumber}`,
    previousReference: null,
    allocationNumber,
    productCategory: product.category,
    productCode: product.code,
    ...delivered,
    unit: product.unit,
    tariffCents: product.tariffCents,
    // Euros are declared as they are; everything else is volume times tariff (TR346).
    amountCents: delivered.volume * (product.tariffCents ?? 1),
  };
}
