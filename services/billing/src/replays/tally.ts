import {
  compare,
  correct,
  groundOf,
  type CaseFile,
  type Cents,
  type InvoiceLine,
  type OpenPart,
  type PostingContent,
} from '@grensverkeer/settlement';

/** What the books say, or would say, of one line. */
export interface LineOutcome {
  readonly postings: readonly PostingContent[];
  readonly open: readonly OpenPart[];
}

/** A line of which the outcome changes, with all that explains it. */
export interface ChangedLine {
  readonly line: InvoiceLine;
  readonly before: LineOutcome;
  readonly after: LineOutcome;
  readonly files: { readonly before: CaseFile; readonly after: CaseFile };
  /** What changes hands because of it. */
  readonly movedCents: number;
}

interface BeforeAfter {
  before: number;
  after: number;
}

interface Opened {
  parts: number;
  cents: number;
}

/** Of each pair of municipalities the line that changes most is kept, to show. */
const EXAMPLES = 5;

/**
 * Adds up, line by line, what a draft would change. Only sums are kept, so that the number of lines
 * does not matter.
 */
export class Tally {
  lines = 0;
  linesChanged = 0;
  charges = 0;
  reversals = 0;
  readonly newlyOpen: Opened = { parts: 0, cents: 0 };
  readonly noLongerOpen: Opened = { parts: 0, cents: 0 };
  /** By `0502 0599`, the lower code first: what it owes the higher, less what it is owed. */
  private readonly pairs = new Map<string, BeforeAfter>();
  private readonly largest = new Map<string, ChangedLine>();

  add(
    line: InvoiceLine,
    before: LineOutcome,
    after: LineOutcome,
    files: ChangedLine['files'],
  ): void {
    this.lines += 1;
    const own = new Map<string, BeforeAfter>();
    addTo(own, 'before', before.postings);
    addTo(own, 'after', after.postings);
    for (const [pair, sums] of own) {
      const all = entryOf(this.pairs, pair);
      all.before += sums.before;
      all.after += sums.after;
    }
    this.countPostings(before, after);
    const hasOpened = this.countOpen(before, after);
    const moved = [...own].filter(([, sums]) => sums.before !== sums.after);
    if (moved.length === 0 && !hasOpened) return;
    this.linesChanged += 1;
    for (const [pair, sums] of moved) {
      const movedCents = Math.abs(sums.after - sums.before);
      const known = this.largest.get(pair);
      if (known === undefined || known.movedCents < movedCents) {
        this.largest.set(pair, { line, before, after, files, movedCents });
      }
    }
  }

  /** Per pair, by code. */
  get perPair(): { readonly one: string; readonly other: string; readonly net: BeforeAfter }[] {
    return [...this.pairs]
      .sort(([a], [b]) => compare(a, b))
      .map(([pair, net]) => ({ one: pair.slice(0, 4), other: pair.slice(5), net }));
  }

  /** Per municipality, by code: what it owes all others, less what it is owed. Together zero. */
  get perMunicipality(): { readonly municipality: string; readonly net: BeforeAfter }[] {
    const sums = new Map<string, BeforeAfter>();
    for (const { one, other, net } of this.perPair) {
      for (const [code, sign] of [[one, 1] as const, [other, -1] as const]) {
        const own = entryOf(sums, code);
        own.before += sign * net.before;
        own.after += sign * net.after;
      }
    }
    return [...sums]
      .sort(([a], [b]) => compare(a, b))
      .map(([municipality, net]) => ({ municipality, net }));
  }

  /** The lines that change most, of as many pairs. */
  get examples(): readonly ChangedLine[] {
    const found = [...new Set(this.largest.values())];
    return found
      .sort((a, b) => b.movedCents - a.movedCents || compare(a.line.id, b.line.id))
      .slice(0, EXAMPLES);
  }

  private countPostings({ postings: before }: LineOutcome, { postings: after }: LineOutcome): void {
    // Under another version every posting has another ground and is made anew: nothing to compare.
    const grounds = new Set(before.map(({ basis }) => groundOf(basis)));
    if (!after.some(({ basis }) => grounds.has(groundOf(basis)))) {
      this.reversals += before.length;
      this.charges += after.length;
      return;
    }
    const posted = before.map((posting, at) => ({
      ...{ ...posting, id: String(at), kind: 'charge' as const, reverses: null },
    }));
    for (const { kind } of correct(posted, after)) {
      if (kind === 'charge') this.charges += 1;
      else this.reversals += 1;
    }
  }

  private countOpen(before: LineOutcome, after: LineOutcome): boolean {
    if (before.open.length === 0 && after.open.length === 0) return false;
    const [was, is] = [before.open.map(textOf), after.open.map(textOf)];
    const opened = after.open.filter((_, at) => !was.includes(is[at] ?? ''));
    const closed = before.open.filter((_, at) => !is.includes(was[at] ?? ''));
    for (const [sums, parts] of [
      [this.newlyOpen, opened],
      [this.noLongerOpen, closed],
    ] as const) {
      sums.parts += parts.length;
      for (const part of parts) sums.cents += part.cents;
    }
    return opened.length + closed.length > 0;
  }
}

function addTo(
  pairs: Map<string, BeforeAfter>,
  moment: keyof BeforeAfter,
  postings: readonly PostingContent[],
): void {
  for (const { debtor, creditor, cents } of postings) {
    const isLower = debtor < creditor;
    const entry = entryOf(pairs, isLower ? `${debtor} ${creditor}` : `${creditor} ${debtor}`);
    entry[moment] += isLower ? cents : -cents;
  }
}

function entryOf(sums: Map<string, BeforeAfter>, key: string): BeforeAfter {
  const known = sums.get(key) ?? { before: 0, after: 0 };
  sums.set(key, known);
  return known;
}

const textOf = ({ period, cents, reason, candidates }: OpenPart): string =>
  [period.from, period.until, cents as Cents, reason, ...candidates].join(' ');
