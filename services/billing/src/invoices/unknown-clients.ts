import type { EntityManager } from 'typeorm';
import { loadContracts } from '../contracts/load-contracts';
import { codesOfWrongNumber, type Verdict } from './judge-line';
import type { Known } from './known-facts';
import { submittedOf, type LineRow } from './line-row';
import { CLIENT_UNKNOWN } from './outcome';
import { LATER_PERIOD, type SubmittedLine } from './submission';

const REPEATED = '8021';
const CLIENTS_AT_ONCE = 500;

/**
 * A client is unknown with all its lines or with none (TR304 stands on the client): when another
 * line of this message shows that it is known, what was refused with it has a wrong number only.
 */
export function withClientsAsOne(
  lines: readonly SubmittedLine[],
  verdicts: readonly Verdict[],
  known: Pick<Known, 'contracts'>,
): readonly Verdict[] {
  if (!verdicts.some(isOfUnknown)) return verdicts;
  const shown = new Set(
    lines.flatMap(({ bsnHash }, at) => (isOfUnknown(verdicts[at]) ? [] : [bsnHash])),
  );
  return lines.map((line, at): Verdict => {
    const verdict = verdicts[at];
    if (verdict?.status !== 'refused') return verdict ?? { status: 'refused', codes: [] };
    if (!isOfUnknown(verdict) || !shown.has(line.bsnHash)) return verdict;
    const isRepeated = verdict.codes.includes(REPEATED);
    return { status: 'refused', codes: codesOfWrongNumber({ line, isRepeated }, known) };
  });
}

const isOfUnknown = (verdict: Verdict | undefined): boolean =>
  verdict?.status === 'refused' && verdict.codes.includes(CLIENT_UNKNOWN);

/**
 * The same for the stored lines of an invoice of which none waits any more: a client may have
 * become known while some of its lines waited.
 */
export async function mendStoredClients(tx: EntityManager, invoiceId: number): Promise<void> {
  const mixed: { bsn_hash: string }[] = await tx.query(MIXED, [invoiceId, CLIENT_UNKNOWN]);
  const clients = mixed.map(({ bsn_hash }) => bsn_hash);
  for (let at = 0; at < clients.length; at += CLIENTS_AT_ONCE) {
    await mendClients(tx, invoiceId, clients.slice(at, at + CLIENTS_AT_ONCE));
  }
}

async function mendClients(
  tx: EntityManager,
  invoiceId: number,
  clients: readonly string[],
): Promise<void> {
  const rows: WrongRow[] = await tx.query(WRONG, [invoiceId, CLIENT_UNKNOWN, clients]);
  const contracts = await loadContracts(tx, rows.map(submittedOf));
  const codes = rows.map((row) => {
    const isLater = row.declared_until !== null && row.period_until > row.declared_until;
    const line = { ...submittedOf(row), ...(isLater && { faults: LATER_PERIOD }) };
    return codesOfWrongNumber({ line, isRepeated: row.codes.includes(REPEATED) }, { contracts });
  });
  await tx.query(
    `update invoice_line l set codes = v.codes::text[]
     from unnest($1::bigint[], $2::text[]) as v (id, codes) where l.id = v.id`,
    [rows.map(({ id }) => id), codes.map((own) => `{${own.join()}}`)],
  );
}

/** Clients that are unknown by some lines of this invoice, and known by others. */
const MIXED = `
  select bsn_hash from invoice_line where invoice_id = $1
  group by bsn_hash having bool_or($2 = any (codes)) and not bool_and($2 = any (codes))`;

type WrongRow = LineRow & {
  readonly codes: readonly string[];
  readonly declared_until: string | null;
};

const WRONG = `
  select l.*, i.declared_until from invoice_line l join invoice i on i.id = l.invoice_id
  where l.invoice_id = $1 and $2 = any (l.codes) and l.bsn_hash = any ($3::text[]) order by l.id`;
