import { readJw323, type Jw323, type Jw323Prestatie } from '@grensverkeer/ijw';
import type { FactEvent } from '@grensverkeer/events';
import { existsOn, municipalities } from '@grensverkeer/settlement';
import { derivedMessages } from '../../../../libs/ijw/test/messages';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { codesIn, faultsInAnswer } from '../../test/answer-check';
import { Case, day } from '../../test/case';
import { openBilling, type Billing } from '../../test/open-billing';

let database: TestDatabase;
let billing: Billing;
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

const codes = [...municipalities.keys()].filter((code) => existsOn(code, day('2026-01-01')));
const messages = derivedMessages().filter(({ name }) => name === 'JW323');
const isFaulty = (rules: readonly string[]) => rules.some((rule) => rule !== 'TR319');

/** Each message from a provider and to a municipality of its own: their numbers are the same. */
function own(text: string, at: number): { text: string; message: Jw323 | null } {
  const sender = String(70_000_000 + at);
  const changed = text
    .replace('>65656055<', `>${sender}<`)
    .replace('>0384<', `>${codes[at] ?? ''}<`);
  const read = readJw323(changed);
  return { text: changed, message: read.ok ? read.read : null };
}

/** The child and the allocation that a line is about, of whatever product. */
function factsFor({ Header }: Jw323, bsn: string, line: Jw323Prestatie): FactEvent[] {
  const child = new Case(line.ToewijzingNummer, bsn, Header.Ontvanger, Header.Afzender);
  const told = child.placement();
  if (told.type !== 'nl.grensverkeer.placement-recorded.v1') return [];
  const placement = { ...told.data.placement, productCategory: null };
  return [child.child(), { ...told, data: { ...told.data, placement } }];
}

/** The debit that a credit of the message cancels, as it was sent before. */
const debitOf = (line: Jw323Prestatie, bsn: string) => ({
  reference: line.ProductReferentie.VorigReferentieNummer,
  bsn,
  allocationNumber: line.ToewijzingNummer,
  productCategory: line.ProductCategorie,
  productCode: line.ProductCode,
  from: line.ProductPeriode.Begindatum,
  until: '2026-04-01',
  volume: line.GeleverdVolume,
  unit: line.Eenheid,
  tariffCents: line.ProductTarief,
  amountCents: line.IngediendBedrag.Bedrag,
  debitCredit: 'D',
});

async function prepare(message: Jw323): Promise<void> {
  const { Header, Declaratie } = message;
  const lines = Declaratie.Clienten.Client.flatMap(({ Bsn, Prestaties }) =>
    Prestaties.Prestatie.map((line) => ({ bsn: Bsn, line })),
  );
  const numbers = new Map(lines.map((one) => [one.line.ToewijzingNummer, one]));
  for (const { bsn, line } of numbers.values()) await billing.tell(...factsFor(message, bsn, line));
  const debits = lines
    .filter(({ line }) => line.ProductReferentie.VorigReferentieNummer !== undefined)
    .map(({ line, bsn }) => debitOf(line, bsn));
  if (debits.length === 0) return;
  const parties = { sender: Header.Afzender, receiver: Header.Ontvanger };
  const head = { ...parties, invoiceNumber: 'before', invoiceDate: '2026-04-05' };
  expect((await billing.post({ ...head, lines: debits })).status).toBe(200);
}

describe('every derived JW323 gets the codes that its index names', () => {
  it.each(messages.map(({ file, rules, text }, at) => [file, rules, text, at] as const))(
    '%s breaks %j',
    async (_, rules, original, at) => {
      const { text, message } = own(original, at);
      if (message && !isFaulty(rules)) await prepare(message);
      const answer = await billing.post(text, 'application/xml');
      expect(answer.status).toBe(200);
      expect(codesIn(answer.text)).toEqual(
        isFaulty(rules)
          ? ['0001']
          : rules.length > 0
            ? ['0200', '9319', '0200', '0200']
            : ['0200', '8001'],
      );
      expect(await faultsInAnswer(answer.text)).toEqual([]);
      expect((await billing.post(text, 'application/xml')).text).toBe(answer.text);
    },
  );
});
