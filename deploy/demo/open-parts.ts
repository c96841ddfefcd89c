import { membersOf } from './children';
import { readAll } from './http';
import { dayBefore } from './months';
import { nameOf, wrapped } from './names';
import { REGIONS } from './owes';
import type { Urls } from './settled';
import { euros, table } from './table';

interface OpenPart {
  readonly receiver: string;
  readonly from: string;
  readonly until: string;
  readonly amountCents: number;
  readonly reason: string;
  readonly candidates: readonly string[];
  readonly nl: string;
  readonly en: string;
}

/** What no rule may decide: the parts, and for each reason once why. */
export async function whatIsOpen({ billing }: Urls): Promise<string> {
  const parts: OpenPart[] = [];
  for (const code of REGIONS.flatMap(membersOf)) {
    const all = await readAll<OpenPart>(`${billing}/v1/open-parts?municipality=${code}`);
    parts.push(...all.filter(({ receiver }) => receiver === code));
  }
  const rows = parts.map((part) => [
    nameOf(part.receiver),
    part.from,
    dayBefore(part.until),
    euros(part.amountCents),
    part.reason,
    part.candidates.map(nameOf).join(' or ') || 'nobody known',
  ]);
  const columns = [
    { title: 'paid by' },
    { title: 'from' },
    { title: 'to' },
    { title: 'amount', align: 'right' as const },
    { title: 'reason' },
    { title: 'candidates' },
  ];
  const firsts = parts.filter(
    ({ reason }, at) => parts.findIndex((part) => part.reason === reason) === at,
  );
  const texts = firsts.flatMap(({ reason, nl, en }) => [
    `  ${reason}`,
    wrapped(nl, '    NL  '),
    wrapped(en, '    EN  '),
  ]);
  return [table(columns, rows), '', ...texts].join('\n');
}
