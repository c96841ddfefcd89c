import { checkMessage, readMessage } from '@grensverkeer/ijw';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { randomMessage } from './random-message';

export interface FuzzOptions {
  readonly url: string;
  /** Connected to the database of that billing. */
  readonly books: Client;
  readonly messages: number;
  readonly seed: number;
  /** Only this one of them, to look at it. */
  readonly only?: number | undefined;
  readonly onEach?: (done: number) => void;
}

/** How often each kind of answer was given: the status, and the first code. */
export type Tally = ReadonlyMap<string, number>;

/** A message that was not answered as it must; `number` makes it again. */
export class Unanswered extends Error {
  constructor(
    readonly number: number,
    readonly what: string,
    readonly sent: string,
  ) {
    super(`message ${number}: ${what}`);
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

const PATIENCE_MS = 30_000;
const NEVER = new Set(['internal-error', 'refused', 'bad-request', 'no-such-address']);

/**
 * Sends mutated JW323 messages to a running door, each twice. Every one of them must end in one
 * coded answer, the same the second time, and leave behind all of it or nothing.
 * @throws Unanswered at the first that does not
 */
export async function fuzz(options: FuzzOptions): Promise<Tally> {
  const tally = new Map<string, number>();
  for (let at = 0; at < options.messages; at++) {
    if (options.only !== undefined && at !== options.only) continue;
    const number = options.seed * 1_000_003 + at;
    const message = randomMessage(number);
    try {
      const kind = await tryOne(options, message);
      tally.set(kind, (tally.get(kind) ?? 0) + 1);
    } catch (error) {
      throw new Unanswered(at, error instanceof Error ? error.message : String(error), message);
    }
    options.onEach?.(at + 1);
  }
  await nothingHalfStored(options.books);
  return tally;
}

async function tryOne({ url, books }: FuzzOptions, message: string): Promise<string> {
  const before = await invoices(books);
  const first = await send(url, message);
  const after = await invoices(books);
  const second = await send(url, message);
  if (first.status !== second.status || first.text !== second.text) {
    throw new Error(`answered ${first.status} first and ${second.status} then, or otherwise`);
  }
  const isKept = first.status === 200;
  if (after > before && !isKept) throw new Error('refused, but something was stored');
  if (after > before + 1 || (await invoices(books)) !== after) throw new Error('stored twice');
  return isKept ? codesOf(first.text) : `${first.status} ${problemOf(first)}`;
}

/** The final answer: a pending one is waited for. Without what differs between two requests. */
async function send(url: string, message: string): Promise<Answer> {
  const response = await fetch(`${url}/v1/invoices`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body: message,
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const text = await response.text();
  const location = response.headers.get('location');
  if (response.status !== 202 || !location) return { status: response.status, text: bare(text) };
  for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await sleep(50)) {
    const answer = await fetch(new URL(location, url));
    const later = await answer.text();
    if (answer.status === 200) return { status: 200, text: later };
  }
  throw new Error('the answer stayed pending');
}

const bare = (text: string): string => text.replace(/"instance":"[^"]*"/, '"instance":""');

/** A JW325 that its schema and its own rules accept, as its codes. */
function codesOf(text: string): string {
  const answer = readMessage(text);
  if (!answer.ok || answer.read.name !== 'JW325') throw new Error('the answer is no JW325');
  const [finding] = checkMessage(answer.read);
  if (finding) throw new Error(`the answer breaks ${finding.rule}`);
  const { Header, DeclaratieAntwoord } = answer.read.message;
  const codes = [...Header.RetourCodes.RetourCode];
  if (DeclaratieAntwoord) codes.push(...DeclaratieAntwoord.RetourCodes.RetourCode);
  return `JW325 ${codes.join(' ')}`;
}

function problemOf({ status, text }: Answer): string {
  const { code, detail } = JSON.parse(text) as { code?: string; detail?: string };
  if (status >= 400 && status < 500 && code && detail && !NEVER.has(code)) return code;
  throw new Error(`answered ${status} ${code ?? 'without a code'}`);
}

async function invoices(books: Client): Promise<number> {
  const { rows } = await books.query<{ count: string }>('select count(*) from invoice');
  return Number(rows[0]?.count);
}

/** The lines of an invoice are there to the cent, or none of them is. */
async function nothingHalfStored(books: Client): Promise<void> {
  const { rows } = await books.query<{ id: string; status: string }>(
    `select i.id, i.status from invoice i left join lateral (
       select sum(amount_cents) submitted, sum(amount_cents) filter (where status = 'accepted')
         granted, count(*) from invoice_line l where l.invoice_id = i.id) l on true
     where i.status = 'pending' or i.taken_up_at is null or case i.status
       when 'not-processed' then l.count > 0
       else l.submitted is distinct from i.submitted_cents
         or coalesce(l.granted, 0) is distinct from i.granted_cents end`,
  );
  if (rows.length > 0) throw new Error(`half stored: ${JSON.stringify(rows.slice(0, 5))}`);
}
