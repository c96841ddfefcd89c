import {
  centsIn,
  element,
  readInputs,
  toldBy,
  type Inputs,
  type Invoice,
  type Line,
} from './checker-inputs';
import { owed, type Content } from './checker-law';
import {
  get,
  getAll,
  readTopics,
  type LineView,
  type Message,
  type PostingView,
} from './checker-read';

/**
 * Judges a system after a fault run from the outside: from what was told at its doors, what its
 * doors answer and what stands in its topics. `node checker.js inputs.json` prints what is wrong.
 */
type Kind = 'lost' | 'doubled' | 'stuck' | 'wrong';
const findings: { kind: Kind; text: string }[] = [];
const find = (kind: Kind, text: string) => void findings.push({ kind, text });
const counts = { lines: 0, postings: 0, events: 0, copies: 0, invoices: 0 };

async function main(file: string): Promise<void> {
  const inputs = readInputs(file);
  const [billing = ''] = inputs.urls['billing'] ?? [];
  await checkRest(inputs);
  const lines = await getAll<LineView>(`${billing}/v1/lines?pageSize=500`);
  checkLines(inputs, lines);
  await checkAnswers(inputs, billing);
  const postings = lines.flatMap((line) => line.postings);
  const messages = await readTopics(inputs.kafkaBrokers, inputs.topicPrefix);
  checkEvents(
    postings,
    messages.filter(({ topic }) => topic.startsWith('settlements.')),
  );
  checkVersions(messages.filter(({ topic }) => /^(children|placements)$/.test(topic)));
  await checkBalances(billing, postings);
  console.log(JSON.stringify({ findings, counts }));
}

/** Nothing is under way, and nothing waits for a person but what was sent for that. */
async function checkRest({ urls, poison }: Inputs): Promise<void> {
  for (const [service, [url = '']] of Object.entries(urls)) {
    const { details } = await get<{ details: Record<string, number> }>(`${url}/_healthz`);
    for (const name of ['outbox', 'lag', 'due', 'waitingLines', 'failedChildren'])
      if (details[name]) find('stuck', `${service} ${name} ${details[name]}`);
    const parked = await getAll<Parked>(`${url}/v1/parked-messages`).catch(() => []);
    const sent = new Map(poison.map((one) => [`${one.topic} ${one.key}`, one]));
    for (const { topic, key, code } of parked)
      if (
        ![sent.get(`${topic} ${key}`)?.code, 'parked-behind'].includes(code) ||
        service !== 'billing'
      )
        find('stuck', `${service} parked ${topic} ${key} ${code}`);
    for (const { topic, key, isSure } of service === 'billing' ? poison : [])
      if (isSure && !parked.some((one) => one.topic === topic && one.key === key))
        find('lost', `poison ${topic} ${key} is not parked`);
  }
}

type Parked = Inputs['poison'][number];

function checkLines(inputs: Inputs, views: readonly LineView[]): void {
  const { law, children, placements, invoices } = toldBy(inputs);
  const byName = new Map<string, LineView[]>();
  for (const view of views) {
    const name = `${view.sender} ${view.reference}`;
    byName.set(name, [...(byName.get(name) ?? []), view]);
  }
  const accepted = new Map<string, Content[]>();
  for (const { invoice, line } of standing(invoices).sort(
    (a, b) => (a.line.credits ? 1 : 0) - (b.line.credits ? 1 : 0),
  )) {
    counts.lines += 1;
    const name = `${invoice.sender} ${line.reference}`;
    const [view, ...more] = byName.get(name) ?? [];
    byName.delete(name);
    if (more.length > 0) find('doubled', `line ${name}`);
    if (view === undefined) {
      find('lost', `line ${name}`);
      continue;
    }
    const placement = placements.find(
      (one) => one.receiver === invoice.receiver && one.allocationNumber === line.allocationNumber,
    );
    const child = children.get(placement?.childId ?? '');
    const fits = child?.bsn === line.bsn && placement?.provider === invoice.sender;
    const isAccepted =
      line.credits === null ? fits : accepted.has(`${invoice.sender} ${line.credits}`);
    if (view.status !== (isAccepted ? 'accepted' : 'refused'))
      find('wrong', `line ${name} is ${view.status}`);
    if (!isAccepted || !child) continue;
    const { contents, kept } = owed(law, child, { ...line, receiver: invoice.receiver });
    accepted.set(name, contents);
    checkBooks(name, view, contents, kept);
  }
  for (const name of byName.keys()) find('doubled', `line ${name} was never sent`);
}

/** Of contents under one number the first counts; the others are refused whole. */
function standing(invoices: readonly Invoice[]): { invoice: Invoice; line: Line }[] {
  const numbers = new Set<string>();
  return invoices.flatMap((invoice) => {
    const number = `${invoice.sender} ${invoice.number}`;
    if (numbers.has(number)) return [];
    numbers.add(number);
    return invoice.lines.map((line) => ({ invoice, line }));
  });
}

function checkBooks(
  name: string,
  view: LineView,
  contents: readonly Content[],
  kept: number,
): void {
  const wanted = contents.map(textOf);
  const said = [
    ...view.standingPostings.map(({ amountCents: cents, ...posting }) =>
      textOf({ ...posting, cents }),
    ),
    ...view.openParts.map(({ amountCents: cents, ...part }) =>
      textOf({ ...part, cents, debtor: null, creditor: null }),
    ),
  ];
  for (const one of wanted) {
    const at = said.indexOf(one);
    if (at < 0) find('lost', `line ${name} (${view.lineId}) lacks ${one}`);
    else said.splice(at, 1);
  }
  for (const one of said)
    find(wanted.includes(one) ? 'doubled' : 'wrong', `line ${name} (${view.lineId}) has ${one}`);
  if (view.keptCents !== kept) find('wrong', `line ${name} keeps ${view.keptCents} for ${kept}`);
  const reversed = view.postings.map(({ reverses }) => reverses).filter(Boolean);
  if (new Set(reversed).size < reversed.length) find('doubled', `line ${name} is reversed twice`);
}

const textOf = ({ from, until, debtor, creditor, cents }: Content) =>
  `${from} ${until} ${debtor} owes ${creditor} ${cents}`;

/** Each post of a content got the same answer, and it agrees with the lines and the payment. */
async function checkAnswers(inputs: Inputs, billing: string): Promise<void> {
  const { invoices } = toldBy(inputs);
  const first = new Map<string, Invoice>();
  const stored = await getAll<{
    invoiceId: string;
    sender: string;
    invoiceNumber: string;
    status: string;
    grantedCents: number;
  }>(`${billing}/v1/invoices?pageSize=500`);
  for (const invoice of invoices) {
    counts.invoices += 1;
    const number = `${invoice.sender} ${invoice.number}`;
    const last = invoice.calls.map(({ answers }) => answers.at(-1) ?? { status: 0, text: '' });
    const final = new Set(
      last
        .filter(({ status }) => status !== 202)
        .map(({ status, text }) => `${status} ${text.replace(/"instance":"[^"]*"/, '')}`),
    );
    if (final.size > 1) find('wrong', `invoice ${number} got ${final.size} different answers`);
    if (first.has(number)) {
      const refused = last.every(({ status, text }) =>
        invoice.isXml ? text.includes('9333<') : status === 409,
      );
      if (!refused) find('doubled', `invoice ${number} was accepted with two contents`);
      continue;
    }
    first.set(number, invoice);
    const own = stored.filter(
      (one) => `${one.sender} ${one.invoiceNumber}` === number && one.status !== 'not-processed',
    );
    if (own.length !== 1) {
      find(own.length === 0 ? 'lost' : 'doubled', `invoice ${number}`);
      continue;
    }
    const response = await fetch(`${billing}/v1/invoices/${own[0]?.invoiceId}/answer`);
    const text = await response.text();
    if (final.size === 1 && !final.has(`${response.status} ${text}`))
      find('wrong', `invoice ${number} has another answer now`);
    const granted = invoice.isXml
      ? centsIn(text, 'TotaalToegekendBedrag')
      : (JSON.parse(text) as { grantedCents: number }).grantedCents;
    const refused = invoice.isXml
      ? text
          .split('<Prestatie>')
          .slice(1)
          .map((part) => element(part, 'ReferentieNummer'))
      : (JSON.parse(text) as { refusedLines: { reference: string }[] }).refusedLines.map(
          ({ reference }) => reference,
        );
    const paid = invoice.lines
      .filter(({ reference }) => !refused.includes(reference))
      .reduce((sum, { cents }) => sum + cents, 0);
    if (granted !== paid || own[0]?.grantedCents !== paid)
      find('wrong', `invoice ${number} grants ${granted} and pays ${paid}`);
    const lines = await getAll<LineView>(
      `${billing}/v1/invoices/${own[0]?.invoiceId}/lines?pageSize=500`,
    );
    const not = lines
      .filter(({ status }) => status === 'refused')
      .map(({ reference }) => reference);
    if (not.sort().join() !== refused.sort().join())
      find('wrong', `invoice ${number} refuses ${refused.join()} but its lines say ${not.join()}`);
  }
}

/** Every posting is told to both, mirrored, under one event id each; copies are the same bytes. */
function checkEvents(postings: readonly PostingView[], messages: readonly Message[]): void {
  const told = new Map<string, Map<string, Message>>();
  for (const message of messages) {
    const { topic, text, event } = message;
    const place = `${event.data.postingId} ${topic}`;
    const copies = told.get(place) ?? told.set(place, new Map()).get(place)!;
    const before = copies.get(event.id);
    if (before === undefined) copies.set(event.id, message);
    else counts.copies += 1;
    if (before && before.text !== text) find('wrong', `${place} was told twice, differently`);
  }
  const order = new Map([...told.keys()].map((place, at) => [place, at]));
  for (const posting of postings) {
    counts.postings += 1;
    for (const [own, other, direction] of [
      [posting.debtor, posting.creditor, 'payable'],
      [posting.creditor, posting.debtor, 'receivable'],
    ]) {
      const place = `${posting.id} settlements.gm${own}`;
      const [message, ...more] = [...(told.get(place)?.values() ?? [])];
      told.delete(place);
      if (more.length > 0) find('doubled', `${place} under ${more.length + 1} ids`);
      if (message === undefined) {
        find('lost', `event ${place}`);
        continue;
      }
      counts.events += 1;
      const { data } = message.event;
      const wanted = { ...posting, direction, counterparty: other };
      for (const name of 'lineId kind reverses debtor creditor amountCents from until direction counterparty'.split(
        ' ',
      ))
        if (data[name as keyof typeof data] !== wanted[name as keyof typeof wanted])
          find('wrong', `${place} tells another ${name}`);
      if (
        posting.reverses &&
        order.get(place)! < (order.get(`${posting.reverses} settlements.gm${own}`) ?? -1)
      )
        find('wrong', `${place} came before what it reverses`);
    }
  }
  for (const place of told.keys()) find('doubled', `event ${place} of no posting`);
}

/** Owners number what they tell: a number that never arrived is a fact that was lost. */
function checkVersions(messages: readonly Message[]): void {
  const seen = new Map<string, Set<number>>();
  for (const { event } of messages) {
    const name = `${event.type} ${event.subject}`;
    seen.set(name, (seen.get(name) ?? new Set()).add(event.data.version));
  }
  for (const [name, versions] of seen)
    if (versions.size !== Math.max(...versions)) find('lost', `a version of ${name}`);
}

/** What two municipalities say of each other is one sum with two signs, and that of the postings. */
async function checkBalances(billing: string, postings: readonly PostingView[]): Promise<void> {
  const sums = new Map<string, number>();
  for (const { debtor, creditor, amountCents } of postings)
    for (const [pair, cents] of [
      [`${debtor} ${creditor}`, amountCents],
      [`${creditor} ${debtor}`, -amountCents],
    ] as const)
      sums.set(pair, (sums.get(pair) ?? 0) + cents);
  for (const municipality of new Set(
    postings.flatMap(({ debtor, creditor }) => [debtor, creditor]),
  ))
    for (const { counterparty, netCents } of await getAll<{
      counterparty: string;
      netCents: number;
    }>(`${billing}/v1/balances?municipality=${municipality}`)) {
      if (sums.get(`${municipality} ${counterparty}`) !== netCents)
        find('wrong', `balance ${municipality} ${counterparty} is ${netCents}`);
      sums.delete(`${municipality} ${counterparty}`);
    }
  for (const [pair, cents] of sums) if (cents !== 0) find('wrong', `balance ${pair} is not told`);
}

void main(process.argv[2] ?? 'inputs.json');
