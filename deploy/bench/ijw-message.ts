/**
 * A valid JW323 of at least so many bytes, piece by piece: three lines per client, invented BSNs
 * from the test range, indented as providers send it.
 */
export function* largeJw323(bytes: number, eol = '\r\n'): Generator<string> {
  // Two rounds, because the total stands before the lines and nothing is kept.
  let [size, total] = [0, 0];
  for (const client of clients(bytes, eol)) {
    size += client.text.length;
    total += client.cents;
  }
  yield lines(HEAD, eol).replace('TOTAL', String(total));
  for (const client of clients(size, eol)) yield client.text;
  yield lines(['    </jw323:Clienten>', '  </jw323:Declaratie>', '</jw323:Bericht>'], eol);
}

function* clients(bytes: number, eol: string): Generator<{ cents: number; text: string }> {
  let [size, number] = [0, 0];
  for (const bsn of testBsns()) {
    if (size >= bytes) return;
    const prestaties = [prestatie(number++), prestatie(number++), prestatie(number++)];
    const text = lines(
      [
        '      <jw323:Client>',
        `        <jw323:Bsn>${bsn}</jw323:Bsn>`,
        '        <jw323:Prestaties>',
        ...prestaties.flatMap((each) => each.lines),
        '        </jw323:Prestaties>',
        '      </jw323:Client>',
      ],
      eol,
    );
    yield { cents: prestaties.reduce((sum, each) => sum + each.cents, 0), text };
    size += text.length;
  }
}

function prestatie(number: number): { cents: number; lines: string[] } {
  const [volume, tariff] = [1 + (number % 40), 5000 + (number % 7) * 125];
  const texts = [
    '          <jw323:Prestatie>',
    '            <jw323:ProductReferentie>',
    `              <ijw:ReferentieNummer>R${number}</ijw:ReferentieNummer>`,
    '            </jw323:ProductReferentie>',
    `            <jw323:ToewijzingNummer>${100000 + number}</jw323:ToewijzingNummer>`,
    '            <jw323:ProductCategorie>45</jw323:ProductCategorie>',
    '            <jw323:ProductCode>45A04</jw323:ProductCode>',
    '            <jw323:ProductPeriode>',
    '              <ijw:Begindatum>2026-04-01</ijw:Begindatum>',
    '              <ijw:Einddatum>2026-04-30</ijw:Einddatum>',
    '            </jw323:ProductPeriode>',
    `            <jw323:GeleverdVolume>${volume}</jw323:GeleverdVolume>`,
    '            <jw323:Eenheid>04</jw323:Eenheid>',
    `            <jw323:ProductTarief>${tariff}</jw323:ProductTarief>`,
    '            <jw323:IngediendBedrag>',
    `              <ijw:Bedrag>${volume * tariff}</ijw:Bedrag>`,
    '              <ijw:DebetCredit>D</ijw:DebetCredit>',
    '            </jw323:IngediendBedrag>',
    '          </jw323:Prestatie>',
  ];
  return { cents: volume * tariff, lines: texts };
}

/** The BSNs that are kept free for tests, 999900006..999999990, as far as they pass the proof. */
function* testBsns(): Generator<number> {
  for (let bsn = 999900006; bsn <= 999999990; bsn++) {
    const digits = [...String(bsn)].map(Number);
    const sum = digits.reduce((all, digit, at) => all + digit * (at === 8 ? -1 : 9 - at), 0);
    if (sum % 11 === 0) yield bsn;
  }
}

function lines(texts: readonly string[], eol: string): string {
  return texts.map((text) => text + eol).join('');
}

const NAMESPACE = 'http://www.istandaarden.nl/ijw/3_2';
const BINDINGS =
  `xmlns:ijw="${NAMESPACE}/basisschema/schema" ` + `xmlns:jw323="${NAMESPACE}/jw323/schema"`;
const HEAD = [
  '<?xml version="1.0" encoding="UTF-8"?>',
  `<jw323:Bericht ${BINDINGS}>`,
  '  <jw323:Header>',
  '    <jw323:BerichtCode>490</jw323:BerichtCode>',
  '    <jw323:BerichtVersie>3</jw323:BerichtVersie>',
  '    <jw323:BerichtSubversie>2</jw323:BerichtSubversie>',
  '    <jw323:Afzender>65656055</jw323:Afzender>',
  '    <jw323:Ontvanger>0599</jw323:Ontvanger>',
  '    <jw323:BerichtIdentificatie>',
  '      <ijw:Identificatie>BENCH1</ijw:Identificatie>',
  '      <ijw:Dagtekening>2026-05-06</ijw:Dagtekening>',
  '    </jw323:BerichtIdentificatie>',
  '    <jw323:XsdVersie>',
  '      <ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>',
  '      <ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>',
  '    </jw323:XsdVersie>',
  '  </jw323:Header>',
  '  <jw323:Declaratie>',
  '    <jw323:DeclaratieNummer>BENCH202604</jw323:DeclaratieNummer>',
  '    <jw323:DeclaratiePeriode>',
  '      <ijw:Begindatum>2026-04-01</ijw:Begindatum>',
  '      <ijw:Einddatum>2026-04-30</ijw:Einddatum>',
  '    </jw323:DeclaratiePeriode>',
  '    <jw323:DeclaratieDagtekening>2026-05-06</jw323:DeclaratieDagtekening>',
  '    <jw323:TotaalIngediendBedrag>',
  '      <ijw:TotaalBedrag>TOTAL</ijw:TotaalBedrag>',
  '      <ijw:DebetCredit>D</ijw:DebetCredit>',
  '    </jw323:TotaalIngediendBedrag>',
  '    <jw323:Clienten>',
];
