import { readFileSync } from 'node:fs';
import type { ChildFacts, Convenant, Law } from './checker-law';

/** What the fault run recorded: where the system is, and each call with all its answers. */
export interface Inputs {
  readonly urls: Readonly<Record<string, readonly string[]>>;
  readonly kafkaBrokers: string;
  readonly topicPrefix: string;
  readonly calls: readonly RecordedCall[];
  /** Messages that can never succeed, sent on purpose: topic, key and code. */
  readonly poison: readonly { topic: string; key: string; code: string; isSure: boolean }[];
}

export interface RecordedCall {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly body: string;
  /** The answers that were seen; the last is final, those before it asked to try again. */
  readonly answers: readonly { status: number; text: string }[];
}

export interface Line {
  readonly reference: string;
  readonly credits: string | null;
  readonly bsn: string;
  readonly allocationNumber: number;
  readonly from: string;
  readonly until: string;
  /** Signed: a credit is below zero. */
  readonly cents: number;
}

export interface Invoice {
  readonly sender: string;
  readonly receiver: string;
  readonly number: string;
  readonly isXml: boolean;
  readonly lines: readonly Line[];
  /** The calls that posted exactly this. */
  readonly calls: RecordedCall[];
}

export interface Placement {
  readonly childId: string;
  readonly provider: string;
  readonly receiver: string;
  readonly allocationNumber: number;
}

export interface Told {
  readonly law: Law;
  readonly children: ReadonlyMap<string, ChildFacts & { bsn: string }>;
  readonly placements: readonly Placement[];
  /** By content, in the order in which they were first posted. */
  readonly invoices: readonly Invoice[];
}

export function readInputs(file: string): Inputs {
  return JSON.parse(readFileSync(file, 'utf8')) as Inputs;
}

/** The world as it was told in the end: of each statement about one thing, the last. */
export function toldBy({ calls }: Inputs): Told {
  const last = new Map<string, unknown>();
  const published: Convenant[] = [];
  const ordered = [...calls].sort((a, b) => a.id - b.id);
  for (const { method, path, body } of ordered) {
    if (method === 'PUT') last.set(path, JSON.parse(body));
    const draft = /^\/v1\/convenants\/(\w+)\/versions\/(\d+)(\/publications)?$/.exec(path);
    if (!draft?.[3]) continue;
    const terms = last.get(path.replace(draft[3], '')) as Convenant;
    published.push({ ...terms, id: draft[1] ?? '', version: Number(draft[2]) });
  }
  const under = <T>(form: RegExp) =>
    [...last].flatMap(([path, body]): [string, T][] => {
      const id = form.exec(path)?.[1];
      return id === undefined ? [] : [[id, body as T]];
    });
  const placements = under<Placement>(/^\/v1\/placements\/([^/]+)$/).map(([, body]) => body);
  const of = (id: string, member: string): never[] => {
    const path = `/v1/children/${id}/${member}`;
    return (last.get(path) as Record<string, never[]> | undefined)?.[member] ?? [];
  };
  const children = under<{ bsn: string }>(/^\/v1\/children\/([^/]+)$/).map(
    ([id, { bsn }]) =>
      [
        id,
        {
          bsn,
          residences: of(id, 'residences'),
          enrolments: of(id, 'enrolments'),
          decisions: of(id, 'decisions'),
          placements: placements.filter(({ childId }) => childId === id) as never[],
        },
      ] as const,
  );
  const schools = under<{ municipality: string }>(/^\/v1\/schools\/([^/]+)$/);
  return {
    law: {
      schools: new Map(schools.map(([id, { municipality }]) => [id, municipality])),
      convenants: published,
    },
    children: new Map(children),
    placements,
    invoices: invoicesIn(ordered),
  };
}

function invoicesIn(calls: readonly RecordedCall[]): Invoice[] {
  const byContent = new Map<string, Invoice>();
  for (const call of calls.filter(({ path }) => path === '/v1/invoices')) {
    const known = byContent.get(call.body);
    if (known) known.calls.push(call);
    else byContent.set(call.body, { ...contentOf(call), calls: [call] });
  }
  return [...byContent.values()];
}

function contentOf({ contentType, body }: RecordedCall): Omit<Invoice, 'calls'> {
  if (contentType !== 'application/xml') {
    const told = JSON.parse(body) as Record<string, string> & { lines: Record<string, never>[] };
    const lines = told.lines.map((line): Line => {
      const { reference = '', previousReference: credits = null, bsn = '' } = line;
      const { allocationNumber = 0, from = '', until = '', amountCents = 0 } = line;
      const cents = credits === null ? amountCents : 0 - amountCents;
      return { reference, credits, bsn, allocationNumber, from, until, cents };
    });
    const { sender = '', receiver = '', invoiceNumber: number = '' } = told;
    return { sender, receiver, number, isXml: false, lines };
  }
  const clients = body.split('<Client>').slice(1);
  return {
    sender: element(body, 'Afzender'),
    receiver: element(body, 'Ontvanger'),
    number: element(body, 'DeclaratieNummer'),
    isXml: true,
    lines: clients.flatMap((client) => client.split('<Prestatie>').slice(1).map(lineIn(client))),
  };
}

const lineIn =
  (client: string) =>
  (prestatie: string): Line => {
    const credits = element(prestatie, 'VorigReferentieNummer') || null;
    const lastDay = Date.parse(element(prestatie, 'Einddatum'));
    return {
      reference: element(prestatie, 'ReferentieNummer'),
      credits,
      bsn: element(client, 'Bsn'),
      allocationNumber: Number(element(prestatie, 'ToewijzingNummer')),
      from: element(prestatie, 'Begindatum'),
      until: new Date(lastDay + 86_400_000).toISOString().slice(0, 10),
      cents: centsIn(prestatie, 'IngediendBedrag'),
    };
  };

/** An amount with its sign in a message of iJw. */
export function centsIn(xml: string, name: string): number {
  const part = xml.slice(xml.search(new RegExp(`<(\\w+:)?${name}>`)));
  const cents = Number(element(part, 'Bedrag') || element(part, 'TotaalBedrag'));
  return element(part, 'DebetCredit') === 'C' ? 0 - cents : cents;
}

export function element(xml: string, name: string): string {
  return new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(xml)?.[1] ?? '';
}
