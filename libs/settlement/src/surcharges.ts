import type { Surcharge } from './clauses/kind';
import { kindOf } from './clauses/table';
import type { InvoiceLine } from './facts';
import { allocate, cents, type Cents } from './money';
import type { Part, Stretch, Term } from './stretches';

/**
 * Amounts on top of the cost of a line, such as a fee for the work: more for one municipality, as
 * much less for the other, so that the line still adds up. A credit gives them back.
 */
export function surchargesOf(
  line: InvoiceLine,
  stretches: readonly Stretch[],
  parts: readonly Part[],
): Part[] {
  const surcharges: Part[] = [];
  const seen = new Set<string>();
  for (const stretch of stretches) {
    for (const term of stretch.terms?.clauses ?? []) {
      const surcharge = surchargeOf(stretch, term);
      if (surcharge === null) continue;
      const isFirst = !seen.has(term.name);
      seen.add(term.name);
      const borne = parts
        .filter((part) => part.stretch === stretch && part.bearer === surcharge.debtor)
        .reduce((total, part) => total + part.cents, 0);
      const fixed = isFirst ? Math.sign(line.amount) * surcharge.fixedCents : 0;
      const fee = cents(partOf(cents(borne), surcharge) + fixed);
      surcharges.push({ stretch, bearer: surcharge.debtor, cents: fee });
      surcharges.push({ stretch, bearer: surcharge.creditor, cents: cents(-fee) });
    }
  }
  return surcharges;
}

function surchargeOf({ terms }: Stretch, { clause }: Term): Surcharge | null {
  return terms ? (kindOf(clause).surcharge?.(clause, terms) ?? null) : null;
}

function partOf(amount: Cents, { part: { numerator, denominator } }: Surcharge): Cents {
  return allocate(amount, [numerator, denominator - numerator])[0]!;
}
