import fc from 'fast-check';
import { largeJw323 } from '../../../../deploy/bench/ijw-message';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { Case, halfEach, testBsn } from '../../test/case';
import { jw323, type FixtureLine } from '../../test/jw323';
import { openBilling, type Billing } from '../../test/open-billing';
import type { LineView } from '../statements/lines';
import type { DryRunView } from './dry-run.view';

const MUNICIPALITIES = ['0502', '0599', '0489', '0518', '0622'];
/** The last two have no placement, the one before no residence. */
const children = Array.from({ length: 10 }, (_, n) => new Case(4_000 + n, testBsn(40 + n)));
const [, , , , , , , homeless, ...unknown] = children;
let database: TestDatabase;
let billing: Billing;

beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
  await billing.tell(halfEach('half', 1, '0502', '0599'));
  for (const [n, child] of children.entries()) {
    if (unknown.includes(child)) continue;
    const home = MUNICIPALITIES[n % MUNICIPALITIES.length] ?? '0502';
    if (child !== homeless) await billing.tell(child.residences(1, home));
    await billing.tell(child.child(), child.placement(), child.enrolment('0599'));
  }
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const settled = () => eventually(async () => (await billing.figures())['due'] === 0);

/** All that is stored, so that nothing can be added, changed or taken away unseen. */
async function everything(): Promise<unknown> {
  const tables: { name: string }[] = await billing.database.query(
    `select table_name as name from information_schema.tables
     where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
  );
  const dump = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*), md5(string_agg(t::text, ',' order by t::text)) from ${name} t`,
  );
  return billing.database.query(dump.join(' union all '));
}

async function send(path: string, { body, type }: Sent): Promise<{ status: number; text: string }> {
  const init = { method: 'POST', headers: { 'content-type': type }, body };
  const response = await fetch(`${billing.url}/v1/invoices${path}`, init);
  return { status: response.status, text: await response.text() };
}

interface Sent {
  readonly body: string;
  readonly type: string;
}

describe('what a dry run says is what happens', () => {
  const used: string[] = [];
  let count = 0;

  /** Once in so many times. */
  const rarely = <T>(often: number, arbitrary: fc.Arbitrary<T>) =>
    fc.oneof({ weight: often - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
  const line = fc.record({
    child: fc.nat(children.length - 1),
    cents: fc.integer({ min: 0, max: 99_999 }),
    /** Of the lines that were sent before: which one is credited. */
    credits: rarely(4, fc.nat(200)),
    /** Which reference is used again. */
    again: rarely(9, fc.nat(200)),
  });
  const invoice = fc.record({
    door: fc.constantFrom('xml', 'json', 'csv'),
    lines: fc.array(line, { minLength: 1, maxLength: 5 }),
    sameNumber: rarely(12, fc.nat(200)),
    /** Before it is sent somebody moves. */
    mover: rarely(2, fc.tuple(fc.nat(6), fc.constantFrom(...MUNICIPALITIES))),
    stranger: rarely(5, fc.nat(6)),
  });
  type Invoice = typeof invoice extends fc.Arbitrary<infer T> ? T : never;

  const sentBefore = new Map<string, { child: Case; cents: number }>();
  const versions = new Map<Case, number>();

  function linesOf({ lines, stranger }: Invoice, number: string): FixtureLine[] {
    return lines.map(({ child, cents, credits, again }, n): FixtureLine => {
      const own = `${number}-${n}`;
      const reference = again === null ? own : (used[again % (used.length || 1)] ?? own);
      const earlier = [...sentBefore][(credits ?? 0) % (sentBefore.size || 1)];
      if (credits !== null && earlier) {
        return [earlier[1].child, reference, earlier[1].cents, earlier[0]];
      }
      const who = children[child] ?? children[0]!;
      const told = n === stranger ? new Case(who.allocationNumber, testBsn(300)) : who;
      return [told, reference, cents];
    });
  }

  function sentOf({ door }: Invoice, number: string, lines: readonly FixtureLine[]): Sent {
    if (door === 'xml') return { body: jw323(number, ...lines), type: 'application/xml' };
    const members = lines.map(([child, reference, cents, previousReference]) =>
      child.line(reference, cents, {
        unit: '83',
        volume: cents,
        ...(previousReference !== undefined && { previousReference, debitCredit: 'C' }),
      }),
    );
    const body = children[0]!.invoice(number, ...members);
    if (door === 'json') return { body: JSON.stringify(body), type: 'application/json' };
    return { body: csvOf(body), type: 'text/csv; charset=utf-8' };
  }

  async function told(path: string, sent: Sent): Promise<{ status: number; said: unknown }> {
    const { status, text } = await send(path, sent);
    expect([200, 202, 409]).toContain(status);
    if (path === '' && status <= 202) return { status: 200, said: bare(text) };
    const body = JSON.parse(text) as DryRunView & { code: string; invalidParams: unknown };
    if (status === 200) return { status, said: bare(body.answer) };
    return { status, said: [body.code, body.invalidParams] };
  }

  it('answer and books, to the byte and the cent, and nothing is stored', async () => {
    await fc.assert(
      fc.asyncProperty(invoice, async (each) => {
        const number = `D${each.sameNumber === null ? ++count : (each.sameNumber % (count + 1)) + 1}`;
        if (each.mover) await move(children[each.mover[0]]!, each.mover[1]);
        const lines = linesOf(each, number);
        const sent = sentOf(each, number, lines);
        await settled();

        const before = await everything();
        const { status, text } = await send('/_dry-run', sent);
        const first = await told('/_dry-run', sent);
        expect(await everything()).toEqual(before);

        const real = await told('', sent);
        expect(real).toEqual(first);
        if (status !== 200) return;
        await settled();
        const tried = JSON.parse(text) as DryRunView;
        const now = await booksOf(tried);
        expect(tried.lines.map(essence)).toEqual(now.map(lineEssence));
        for (const [child, reference, cents, debit] of lines) {
          used.push(reference);
          if (debit === undefined) sentBefore.set(reference, { child, cents });
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
    const statuses: { status: string }[] = await billing.database.query(
      `select distinct status from invoice union select distinct door from invoice order by 1`,
    );
    // The property means little when the draw was poor.
    expect(statuses.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['accepted', 'csv', 'json', 'jw323', 'partly-accepted', 'pending']),
    );
  });

  async function move(child: Case, to: string): Promise<void> {
    const version = (versions.get(child) ?? 1) + 1;
    versions.set(child, version);
    await billing.tell(child.residences(version, '0599', ['2026-04-12', to]));
  }

  /** The lines of the invoice that this content is; none when it was not processed. */
  async function booksOf(tried: DryRunView): Promise<LineView[]> {
    if (tried.lines.length === 0) return [];
    const reference = tried.lines[0]?.reference ?? '';
    const rows: { public_id: string }[] = await billing.database.query(
      `select i.public_id from invoice i where i.status <> 'not-processed' and exists (
         select from invoice_line l where l.invoice_id = i.id and l.reference = $1)
       order by i.id desc limit 1`,
      [reference],
    );
    const page = await billing.get(`/v1/invoices/${rows[0]?.public_id}/lines?pageSize=500`);
    return page['items'] as LineView[];
  }
});

/** Without what only a stored invoice has: its id, the number and the date of its answer. */
function bare(answer: unknown): unknown {
  if (typeof answer !== 'string') return { ...(answer as object), invoiceId: '' };
  if (answer.startsWith('{')) return bare(JSON.parse(answer));
  return answer.replace(/(<jw325:BerichtIdentificatie>)[^]*?(<\/jw325:Beri)/, '$1$2');
}

const period = ({ from, until }: { from: string; until: string }) => `${from} ${until}`;
type Posted = DryRunView['lines'][number]['postings'][number];
const posting = (each: Omit<Posted, 'nl' | 'en'>) =>
  [each.debtor, each.creditor, each.amountCents, period(each), each.ground].join(' ');

function essence({ bearers, roles, postings, ...line }: DryRunView['lines'][number]) {
  const open = line.openParts.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const borne = bearers.reduce((sum, { amountCents }) => sum + amountCents, 0);
  if (line.status === 'accepted') {
    expect(borne + open).toBe(line.amountCents);
    if (line.amountCents !== 0) expect(roles.length + line.openParts.length).toBeGreaterThan(0);
  }
  for (const { nl, en } of postings) expect(nl && en && nl !== en).toBeTruthy();
  return {
    ...{ reference: line.reference, amountCents: line.amountCents, status: line.status },
    codes: line.codes,
    notes: line.notes,
    postings: postings.map(posting).sort(),
    openParts: line.openParts.map(({ nl: _nl, en: _en, ...part }) => part),
  };
}

const lineEssence = (line: LineView) => ({
  ...{ reference: line.reference, amountCents: line.amountCents, status: line.status },
  codes: line.codes,
  notes: line.notes,
  postings: line.standingPostings.map(posting).sort(),
  openParts: line.openParts,
});

function csvOf({ lines, ...head }: ReturnType<Case['invoice']>): string {
  const rows = lines.map((line) => ({ ...head, ...line }) as Record<string, unknown>);
  const names = [...new Set(rows.flatMap(Object.keys))];
  const text = rows.map((row) => names.map((name) => row[name] ?? '').join(';'));
  return [names.join(';'), ...text].join('\r\n');
}

describe('a dry run', () => {
  it('of more than a thousand lines is refused by name', async () => {
    const few = { body: [...largeJw323(9_000)].join(''), type: 'application/xml' };
    expect((await send('/_dry-run', few)).status).toBe(200);
    const large = { body: [...largeJw323(1_200_000)].join(''), type: 'application/xml' };
    const { status, text } = await send('/_dry-run', large);
    expect([status, JSON.parse(text).code]).toEqual([413, 'too-large-to-try']);
  });

  it('refuses what the door refuses', async () => {
    const { status, text } = await send('/_dry-run', { body: 'hello', type: 'application/xml' });
    expect([status, JSON.parse(text).code]).toEqual([400, 'not-xml']);
    expect((await send('/_dry-run', { body: 'x', type: 'text/plain' })).status).toBe(415);
  });
});
