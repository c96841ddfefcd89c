import type { CaseFile } from './case-file';
import { caseFile } from './fixtures';
import { groundOf } from './ground';
import { settle } from './settle';

/** The books of a case file as readable lines. */
export function books(facts: Partial<CaseFile>): string[] {
  const { postings, open, kept, notes } = settle(caseFile(facts));
  const days = (p: { from: string; until: string }) => `${p.from.slice(5)}..${p.until.slice(5)}`;
  return [
    ...postings.map(
      (p) =>
        `${p.lineId} ${p.debtor}>${p.creditor} ${p.cents} ${days(p.period)} ${groundOf(p.basis)}`,
    ),
    ...open.map((o) => `${o.lineId} open ${o.cents} ${days(o.period)} ${o.reason}`),
    ...kept.map((k) => `${k.lineId} kept ${k.cents}`),
    ...notes.map((n) => `${n.lineId} bill ${n.billNext}`),
  ];
}
