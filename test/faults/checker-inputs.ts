import { dayAfter, type ChildFacts, type Convenant, type Law } from './checker-law';

/** A call with all its answers; the last is final, those before it asked to try again. */
type Call = Record<'method' | 'path' | 'contentType' | 'body', string> &
  Record<'answers', { status: number; text: string }[]> & { id: number };
/** A message sent on purpose that can never be recorded. */
export type Poison = Record<'topic' | 'key' | 'code' | 'readers', string> & { isSure: boolean };
/** What the fault run recorded. */
export type Inputs = Record<'kafkaBrokers' | 'topicPrefix', string> &
  Record<'urls', Record<string, string[]>> & { calls: Call[]; poison: Poison[] };
/** A line as sent; `credits`: the reference that it takes back, and then `cents` is below zero. */
type Named = Record<'reference' | 'bsn' | 'from' | 'until', string>;
type Line = Named & { credits: string | null; allocationNumber: number; cents: number };
type Parties = Record<'sender' | 'receiver' | 'number', string>;
export type Invoice = Parties & { isXml: boolean; lines: Line[]; calls: Call[] };
type Placement = Record<'childId' | 'provider' | 'receiver', string> & { allocationNumber: number };
/** The world; invoices by content, in the order in which they were first made. */
export type Told = Record<'law', Law> &
  Record<'children', Map<string, ChildFacts & { bsn: string }>> &
  Record<'placements', Placement[]> & { invoices: Invoice[] };

/** The world as it was told in the end: of each statement about one thing, the last. */
export function toldBy({ calls }: Inputs): Told {
  const ordered = [...calls].sort((a, b) => a.id - b.id);
  const puts = ordered.filter(({ method }) => method === 'PUT');
  const last = new Map<string, unknown>(puts.map(({ path, body }) => [path, JSON.parse(body)]));
  const under = <T>(kind: string) => {
    const paths = [...last].map(([path, body]) => ({ steps: path.split('/'), body: body as T }));
    const own = paths.filter(({ steps }) => steps[2] === kind && steps.length === 4);
    return own.map(({ steps, body }): [string, T] => [steps[3] ?? '', body]);
  };
  const placements = under<Placement>('placements').map(([, body]) => body);
  const children = under<{ bsn: string }>('children');
  const history = (id: string, name: string): never[] =>
    (last.get(`/v1/children/${id}/${name}`) as Record<string, never[]> | undefined)?.[name] ?? [];
  const schools = under<{ municipality: string }>('schools');
  const published = ordered.flatMap(({ path }): Convenant[] => {
    const [, draft = '', id = '', version] =
      /^(.*\/convenants\/(\w+)\/versions\/(\d+))\/publications$/.exec(path) ?? [];
    return id ? [{ ...(last.get(draft) as Convenant), id, version: Number(version) }] : [];
  });
  const childOf = (id: string, bsn: string) => ({
    ...{ bsn, residences: history(id, 'residences'), enrolments: history(id, 'enrolments') },
    decisions: history(id, 'decisions'),
    placements: placements.filter(({ childId }) => childId === id) as never[],
  });
  const schoolsBy = new Map(schools.map(([id, { municipality }]) => [id, municipality]));
  return {
    law: { schools: schoolsBy, convenants: published },
    children: new Map(children.map(([id, { bsn }]) => [id, childOf(id, bsn)])),
    ...{ placements, invoices: invoicesIn(ordered) },
  };
}

function invoicesIn(calls: Call[]): Invoice[] {
  const byContent = new Map<string, Invoice>();
  for (const call of calls.filter(({ path }) => path === '/v1/invoices')) {
    const known = byContent.get(call.body);
    const isXml = call.contentType === 'application/xml';
    if (known) known.calls.push(call);
    else byContent.set(call.body, { ...(isXml ? ofXml : ofJson)(call.body), isXml, calls: [call] });
  }
  return [...byContent.values()];
}

function ofJson(body: string): Omit<Invoice, 'isXml' | 'calls'> {
  type Sent = Line & { previousReference?: string; amountCents: number };
  const told = JSON.parse(body) as Parties & { invoiceNumber: string; lines: Sent[] };
  const lines = told.lines.map((line) => ({
    ...line,
    credits: line.previousReference ?? null,
    cents: line.previousReference === undefined ? line.amountCents : -line.amountCents,
  }));
  return { ...told, number: told.invoiceNumber, lines };
}

function ofXml(body: string): Omit<Invoice, 'isXml' | 'calls'> {
  const lineOf = (client: string, xml: string): Line => ({
    reference: element(xml, 'ReferentieNummer'),
    credits: element(xml, 'VorigReferentieNummer') || null,
    bsn: element(client, 'Bsn'),
    allocationNumber: Number(element(xml, 'ToewijzingNummer')),
    from: element(xml, 'Begindatum'),
    until: dayAfter(element(xml, 'Einddatum')),
    cents: centsIn(xml, 'IngediendBedrag'),
  });
  return {
    sender: element(body, 'Afzender'),
    receiver: element(body, 'Ontvanger'),
    number: element(body, 'DeclaratieNummer'),
    lines: parts(body, 'Client').flatMap((client) =>
      parts(client, 'Prestatie').map((xml) => lineOf(client, xml)),
    ),
  };
}

/** An amount with its sign in a message of iJw. */
export function centsIn(xml: string, name: string): number {
  const [part = ''] = parts(xml, name);
  const cents = Number(element(part, '(?:Totaal)?Bedrag'));
  return element(part, 'DebetCredit') === 'C' ? -cents : cents;
}

/** What follows each opening tag of this name. */
export const parts = (xml: string, name: string) =>
  xml.split(new RegExp(`<(?:\\w+:)?${name}>`)).slice(1);
export const element = (xml: string, name: string) =>
  new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(xml)?.[1] ?? '';
