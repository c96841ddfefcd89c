import { readFileSync } from 'node:fs';
import * as sent from './checker-inputs';
import { entry, owed } from './checker-law';
import * as seen from './checker-read';

/**
 * Judges a system after a fault run from the outside: from what was told at its doors, what its
 * doors answer and what stands in its topics. `node checker.js inputs.json` prints what is wrong.
 */
type Kind = 'lost' | 'doubled' | 'stuck' | 'wrong';
const findings: { kind: Kind; text: string }[] = [];

const find = (kind: Kind, text: string, isFound?: boolean): void =>
  void (isFound && findings.push({ kind, text }));

async function main(file: string): Promise<void> {
  const inputs = JSON.parse(readFileSync(file, 'utf8')) as sent.Inputs;
  const billing = inputs.urls['billing']?.[0] ?? '';
  const told = sent.toldBy(inputs);
  await checkRest(inputs);
  const lines = await seen.getAll<seen.LineView>(`${billing}/v1/lines?pageSize=500`);
  checkLines(told, lines);
  await checkInvoices(told, billing);
  const postings = lines.flatMap((line) => line.postings);
  const messages = await seen.readTopics(inputs.kafkaBrokers, inputs.topicPrefix);
  const ofTopic = (form: RegExp) => messages.filter(({ topic }) => form.test(topic));
  checkEvents(postings, ofTopic(/^settlements\./));
  checkVersions(ofTopic(/^(children|placements)$/));
  await checkBalances(billing, postings);
  const counts = { lines: lines.length, postings: postings.length, messages: messages.length };
  console.log(JSON.stringify({ findings, counts }));
}

/** Nothing is under way, and nothing waits for a person but what was sent for that. */
async function checkRest({ urls, poison, calls }: sent.Inputs): Promise<void> {
  for (const { id, path, answers } of calls) {
    const status = answers.at(-1)?.status ?? 0;
    find('stuck', `call ${id} of ${path} was never answered`, status < 200 || status >= 500);
    const isExpected = status < 400 || (status === 409 && path === '/v1/invoices');
    find('wrong', `call ${id} of ${path} was refused (${status})`, status < 500 && !isExpected);
  }
  for (const [service, [url]] of Object.entries(urls)) {
    const { details } = await seen.get<{ details: Record<string, number> }>(`${url}/_healthz`);
    for (const name of 'outbox lag due waitingLines failedChildren failedInvoices'.split(' '))
      find('stuck', `${service} ${name} ${details[name]}`, Boolean(details[name]));
  }
  const nameOf = ({ topic, key, code }: sent.Poison) => `${topic} ${key} ${code}`;
  // A copy of a poisoned message waits behind the first.
  const maybe = new Set(poison.flatMap((p) => [nameOf(p), `${p.topic} ${p.key} parked-behind`]));
  for (const reader of ['billing', 'placement']) {
    const url = `${urls[reader]?.[0]}/v1/parked-messages?pageSize=500`;
    const names = new Set((await seen.getAll<sent.Poison>(url)).map(nameOf));
    for (const name of names) find('stuck', `${reader} parked ${name}`, !maybe.has(name));
    const sure = poison.filter(({ isSure, readers }) => isSure && readers.includes(reader));
    for (const name of sure.map(nameOf)) find('lost', `${reader} lacks ${name}`, !names.has(name));
  }
}

/** Each line is there once, accepted or refused as it should be, and the books say what is owed. */
function checkLines(told: sent.Told, views: seen.LineView[]): void {
  const { law, children, placements } = told;
  const byName = new Map<string, seen.LineView[]>();
  for (const view of views) add(byName, `${view.sender} ${view.reference}`, view);
  const accepted = new Set<string>();
  const lines = standing(told.invoices).flatMap((invoice) =>
    invoice.lines.map((line) => ({ ...line, invoice })),
  );
  // A credit follows its debit, whichever came first.
  lines.sort((a, b) => (a.credits ? 1 : 0) - (b.credits ? 1 : 0));
  for (const { invoice, ...line } of lines) {
    const { receiver, sender } = invoice;
    const name = `${sender} ${line.reference}`;
    const [view, ...more] = byName.get(name) ?? [];
    byName.delete(name);
    find(view ? 'doubled' : 'lost', `line ${name}`, !view || more.length > 0);
    const own = placements.filter((one) => one.receiver === receiver);
    const placement = own.find((one) => one.allocationNumber === line.allocationNumber);
    const child = children.get(placement?.childId ?? '');
    const fits = child?.bsn === line.bsn && placement?.provider === sender;
    const isAccepted = line.credits ? accepted.has(`${sender} ${line.credits}`) : fits;
    const status = isAccepted ? 'accepted' : 'refused';
    find('wrong', `line ${name} is not ${status}`, view && view.status !== status);
    if (!isAccepted || !child || !view) continue;
    accepted.add(name);
    checkBooks(name, view, owed(law, child, { ...line, receiver }));
  }
  for (const name of byName.keys()) find('doubled', `line ${name} was never sent`, true);
}

/** Of contents under one number the first counts; the others are refused whole. */
function standing(invoices: sent.Invoice[]): sent.Invoice[] {
  const numbers = invoices.map(({ sender, number }) => `${sender} ${number}`);
  return invoices.filter((_, at) => numbers.indexOf(numbers[at] ?? '') === at);
}

function checkBooks(name: string, view: seen.LineView, books: ReturnType<typeof owed>): void {
  const said = [
    ...view.standingPostings.map((one) => entry(one, one.debtor, one.creditor, one.amountCents)),
    ...view.openParts.map((part) => entry(part, null, null, part.amountCents)),
  ];
  const at = `line ${name} (${view.lineId})`;
  for (const one of books.entries) {
    const found = said.indexOf(one);
    find('lost', `${at} lacks ${one}`, found < 0);
    if (found >= 0) said.splice(found, 1);
  }
  for (const one of said)
    find(books.entries.includes(one) ? 'doubled' : 'wrong', `${at} has ${one}`, true);
  find('wrong', `${at} keeps ${view.keptCents}, not ${books.kept}`, view.keptCents !== books.kept);
  // What was charged twice and taken back later was told twice all the same.
  const standing = new Map<string | null, string>();
  for (const one of view.postings.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))) {
    const text = one.reverses ? '' : entry(one, one.debtor, one.creditor, one.amountCents);
    find('doubled', `${at} twice: ${text}`, text !== '' && [...standing.values()].includes(text));
    standing.set(one.reverses ?? one.id, text);
  }
}

/** Each content has one answer, whoever asked and when, and a number has one content. */
async function checkInvoices({ invoices }: sent.Told, billing: string): Promise<void> {
  const stored = new Map<string, seen.InvoiceView[]>();
  for (const one of await seen.getAll<seen.InvoiceView>(`${billing}/v1/invoices?pageSize=500`))
    if (one.status !== 'not-processed') add(stored, `${one.sender} ${one.invoiceNumber}`, one);
  const first = standing(invoices);
  for (const invoice of invoices) {
    const name = `invoice ${invoice.sender} ${invoice.number}`;
    const last = invoice.calls.flatMap(({ answers }) => answers.slice(-1));
    const final = new Set(last.filter(({ status }) => status === 200).map(({ text }) => text));
    find('wrong', `${name} got ${final.size} different answers`, final.size > 1);
    if (!first.includes(invoice)) {
      const isRefused = last.every((one) => one.status === 409 || /(9333|9056)</.test(one.text));
      find('doubled', `${name} was accepted with two contents`, !isRefused);
      continue;
    }
    const [own, ...more] = stored.get(`${invoice.sender} ${invoice.number}`) ?? [];
    find(own ? 'doubled' : 'lost', name, !own || more.length > 0);
    if (own) await checkAnswer(name, invoice, own, [...final], billing);
  }
}

/** The answer stays what it was, and agrees with the lines and with what the provider is paid. */
async function checkAnswer(
  name: string,
  { isXml, lines }: sent.Invoice,
  { invoiceId, grantedCents }: seen.InvoiceView,
  [given]: string[],
  billing: string,
): Promise<void> {
  const response = await seen.askAnew(`${billing}/v1/invoices/${invoiceId}/answer`);
  const text = await response.text();
  if (response.status !== 200) return find('stuck', `${name} has no answer: ${text}`, true);
  find('wrong', `${name} has another answer now`, given !== undefined && given !== text);
  const json = isXml ? null : JSON.parse(text);
  const granted = json?.grantedCents ?? sent.centsIn(text, 'TotaalToegekendBedrag');
  const refused: string[] =
    json?.refusedLines.map(({ reference }: { reference: string }) => reference) ??
    sent.parts(text, 'Prestatie').map((xml) => sent.element(xml, 'ReferentieNummer'));
  const accepted = lines.filter(({ reference }) => !refused.includes(reference));
  const paid = accepted.reduce((sum, { cents }) => sum + cents, 0);
  const isPaid = granted === paid && grantedCents === paid;
  find('wrong', `${name} grants ${granted} and pays ${grantedCents} for ${paid}`, !isPaid);
  const views = await seen.getAll<seen.LineView>(`${billing}/v1/invoices/${invoiceId}/lines`);
  const unpaid = views.filter(({ status }) => status === 'refused').map((one) => one.reference);
  find('wrong', `${name} does not refuse ${unpaid}`, `${unpaid.sort()}` !== `${refused.sort()}`);
}

/** Every posting is told to both, mirrored, under one event id each; copies are the same bytes. */
function checkEvents(postings: seen.PostingView[], messages: seen.Message[]): void {
  const told = new Map<string, seen.Message[]>();
  for (const message of messages) {
    const place = `${message.event.data.postingId} ${message.topic}`;
    const copy = told.get(place)?.find(({ event }) => event.id === message.event.id);
    if (!copy) add(told, place, message);
    find('wrong', `${place} was told twice, differently`, copy && copy.text !== message.text);
  }
  const order = [...told.keys()];
  for (const posting of postings) {
    const { id, debtor, creditor, reverses } = posting;
    const payable = { ...posting, direction: 'payable', counterparty: creditor };
    const receivable = { ...posting, direction: 'receivable', counterparty: debtor };
    for (const wanted of [payable, receivable]) {
      const topic = `settlements.gm${wanted === payable ? debtor : creditor}`;
      const [message, ...more] = told.get(`${id} ${topic}`) ?? [];
      told.delete(`${id} ${topic}`);
      find(message ? 'doubled' : 'lost', `event ${id} ${topic}`, !message || more.length > 0);
      for (const [member, value] of Object.entries(wanted)) {
        const isOther = message && { ...message.event.data, id }[member as 'kind'] !== value;
        find('wrong', `event ${id} ${topic} tells another ${member}`, isOther);
      }
      const isEarly = order.indexOf(`${id} ${topic}`) < order.indexOf(`${reverses} ${topic}`);
      find('wrong', `event ${id} ${topic} came before what it reverses`, message && isEarly);
    }
  }
  for (const place of told.keys()) find('doubled', `event ${place} of no posting`, true);
}

/** Owners number what they tell: a number that never arrived is a fact that was lost. */
function checkVersions(messages: seen.Message[]): void {
  const known = new Map<string, number[]>();
  for (const { event: of } of messages) add(known, `${of.type} ${of.subject}`, of.data.version);
  for (const [name, all] of known)
    find('lost', `a version of ${name}`, new Set(all).size !== Math.max(...all));
}

/** What two municipalities say of each other is one sum with two signs, that of the postings. */
async function checkBalances(billing: string, postings: seen.PostingView[]): Promise<void> {
  const owes = new Map<string, number[]>();
  for (const { debtor, creditor, amountCents } of postings) {
    add(owes, `municipality=${debtor}&counterparty=${creditor}`, amountCents);
    add(owes, `municipality=${creditor}&counterparty=${debtor}`, -amountCents);
  }
  for (const [pair, amounts] of owes) {
    const [said] = await seen.getAll<{ netCents: number }>(`${billing}/v1/balances?${pair}`);
    const sum = amounts.reduce((total, cents) => total + cents, 0);
    find('wrong', `${pair} stands at ${said?.netCents}, not ${sum}`, said?.netCents !== sum);
  }
}

const add = <T>(lists: Map<string, T[]>, name: string, one: T) =>
  lists.set(name, [...(lists.get(name) ?? []), one]);

void main(process.argv[2] ?? 'inputs.json');
