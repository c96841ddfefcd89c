import { randomUUID } from 'crypto';
import { writeMessage } from '@grensverkeer/ijw';
import { eventually, startSystem, type TestSystem } from '../../../test/support';
import { testBsn } from '../test/facts';
import { jw301, jw315, nextNumber, type Parties, type Product } from '../test/messages';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem({ REQUEST_GRACE_MINUTES: '0' });
});
afterAll(() => system?.stop());

async function send(url: string, body: string, type = 'application/xml', method = 'POST') {
  const answer = await fetch(url, { method, headers: { 'content-type': type }, body });
  return { status: answer.status, text: await answer.text() };
}
const put = (path: string, body: object) =>
  send(`${system.urls.enrolment}/v1${path}`, JSON.stringify(body), 'application/json', 'PUT');
const message = async (xml: string): Promise<string> =>
  (await send(`${system.urls.placement}/v1/messages`, xml)).text;
const codesIn = (xml: string): string[] =>
  [...xml.matchAll(/RetourCode>(\w+)</g)].map(([, code = '']) => code);

/** A line over January, as the provider of the allocation declares it. */
function jw323({ municipality, provider, bsn }: Parties, allocationNumber: number): string {
  const number = nextNumber();
  const period = { Begindatum: '2026-01-01', Einddatum: '2026-01-31' };
  return writeMessage('JW323', {
    Header: {
      ...{ BerichtCode: '490', BerichtVersie: 3, BerichtSubversie: 2 },
      ...{ Afzender: provider, Ontvanger: municipality },
      BerichtIdentificatie: { Identificatie: `D${number}`, Dagtekening: '2026-02-02' },
      XsdVersie: { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' },
    },
    Declaratie: {
      ...{ DeclaratieNummer: `D${number}`, DeclaratiePeriode: period },
      DeclaratieDagtekening: '2026-02-02',
      TotaalIngediendBedrag: { TotaalBedrag: 10_000, DebetCredit: 'D' },
      Clienten: {
        Client: [
          {
            Bsn: bsn,
            Prestaties: {
              Prestatie: [
                {
                  ProductReferentie: { ReferentieNummer: `R${number}` },
                  ...{ ToewijzingNummer: allocationNumber, ProductCategorie: '45' },
                  ...{ ProductCode: '45A04', ProductPeriode: period, GeleverdVolume: 2 },
                  ...{ Eenheid: '04', ProductTarief: 5_000 },
                  IngediendBedrag: { Bedrag: 10_000, DebetCredit: 'D' },
                },
              ],
            },
          },
        ],
      },
    },
  });
}

async function told(bsn: string, municipality: string): Promise<string> {
  const childId = randomUUID();
  const residence = { from: '2020-01-01', until: null, status: 'resident', municipality };
  const residences = [{ ...residence, addressKind: 'woonadres' }];
  expect((await put(`/children/${childId}`, { bsn })).status).toBe(200);
  expect((await put(`/children/${childId}/residences`, { residences })).status).toBe(200);
  return childId;
}

describe('from a JW301 to the books, over the broker', () => {
  const parties = { municipality: '0599', provider: '12345678', bsn: testBsn(0) };
  const ToewijzingNummer = nextNumber();
  const product: Product = { ToewijzingNummer };

  it('a line is settled on an allocation that came before its child', async () => {
    expect(codesIn(await message(jw301(parties, [product])))).toEqual([]);
    const pending = await send(
      `${system.urls.billing}/v1/invoices`,
      jw323(parties, ToewijzingNummer),
    );
    expect(pending.status).toBe(202);
    await told(parties.bsn, '0502');
    const { invoiceId } = JSON.parse(pending.text) as { invoiceId: string };
    const answer = await eventually(async () => {
      const read = await fetch(`${system.urls.billing}/v1/invoices/${invoiceId}/answer`);
      return read.status === 200 ? read.text() : null;
    });
    expect(codesIn(answer)).toEqual(['0200', '8001']);
  });

  it('a request is answered from what enrolment has told', async () => {
    const asked = { ...parties, bsn: testBsn(1) };
    await told(asked.bsn, '0502');
    expect(codesIn(await message(jw315(asked, [{}])))).toEqual([]);
    const text = await eventually(async () => {
      const listed = await fetch(`${system.urls.placement}/v1/messages?municipality=0599`);
      const { items } = (await listed.json()) as { items: { messageId: string }[] };
      const last = items.at(-1);
      if (!last) return null;
      const found = await fetch(`${system.urls.placement}/v1/messages/${last.messageId}`);
      const xml = await found.text();
      return xml.includes('<ijw:Gemeente>') || xml.includes(':Gemeente>') ? xml : null;
    });
    expect(text).toContain(':Gemeente>0502<');
  });
});
