import { testBsn } from './facts';
import {
  jw301,
  jw305,
  jw307,
  jw315,
  nextNumber,
  type Asked,
  type Parties,
  type Product,
  type Start,
  type Stop,
} from './messages';

/** A message that breaks one rule: what must have been sent before it, and the codes it gets. */
export interface Broken {
  readonly rule: string;
  readonly message: 'JW301' | 'JW305' | 'JW307' | 'JW315';
  /** Accepted messages, then the one that is refused; of a person of their own. */
  readonly make: (parties: Parties) => {
    readonly before?: readonly string[];
    readonly xml: string;
  };
  readonly codes: readonly string[];
}

type Kind = Broken['message'];
type Line = Product & Start & Stop & Asked;
type Change = (xml: string) => string;

const MAKERS = { JW301: jw301, JW305: jw305, JW307: jw307, JW315: jw315 } as const;
const KINDS = Object.keys(MAKERS) as Kind[];
const DELIVERIES: readonly Kind[] = ['JW305', 'JW307'];
const HEADER = ['0001'];

/** The message of this kind; a delivery that stops has started before. */
function message(kind: Kind, parties: Parties, lines: readonly Line[], head: object = {}): string {
  return MAKERS[kind](parties, lines, head);
}

const started = (parties: Parties, line: Line = {}): string => jw305(parties, [line]);

function levelTwo(
  rule: string,
  kinds: readonly Kind[],
  lines: readonly Line[],
  change: Change = (xml) => xml,
): Broken[] {
  return kinds.map((kind) => ({
    ...{ rule, message: kind, codes: HEADER },
    make: (parties) => ({ xml: change(message(kind, parties, lines)) }),
  }));
}

/** Rules inside the message: header only, with 0001. */
const LEVEL_2: readonly Broken[] = [
  ...levelTwo('TR002', KINDS, [{}], (xml) => xml.replace('2012-05-04', '1899-05-04')),
  ...levelTwo('TR006', ['JW301'], [{}], (xml) =>
    xml.replace(/<[a-z:]*Huis>[^]*<\/[a-z:]*Huis>/, ''),
  ),
  ...levelTwo('TR018', ['JW307'], [{ Begindatum: '2026-03-02', Einddatum: '2026-03-01' }]),
  ...levelTwo('TR061', ['JW301'], [{}], (xml) => xml.replace('Soort>01<', 'Soort>04<')),
  ...levelTwo('TR101', ['JW301'], [{ ToewijzingNummer: 1 }, { ToewijzingNummer: 1 }]),
  ...levelTwo('TR101', DELIVERIES, [{}, {}]),
  ...levelTwo('TR101', ['JW315'], [{ ReferentieAanbieder: 'a' }, { ReferentieAanbieder: 'a' }]),
  ...levelTwo('TR134', ['JW301'], [{ Toewijzingsdatum: '2026-04-02' }]),
  ...levelTwo('TR134', ['JW305'], [{ Begindatum: '2026-04-02' }]),
  ...levelTwo('TR134', ['JW307'], [{ Einddatum: '2026-04-02' }]),
  ...levelTwo('TR134', ['JW315'], [{}], (xml) => xml.replace('2012-05-04', '2026-04-02')),
  ...levelTwo('TR302', ['JW301'], [{}, {}]),
  ...levelTwo(
    'TR383',
    ['JW315'],
    [
      { ReferentieAanbieder: 'b' },
      { ReferentieAanbieder: 'b', Product: { Categorie: '48', Code: '48A01' } },
    ],
  ),
  ...levelTwo('TR386', ['JW315'], [{}, {}]),
];

/** Rules about the header, of every message: header only, with their own code. */
const HEADERS: readonly Broken[] = KINDS.flatMap(
  (kind) =>
    [
      {
        ...{ rule: 'TR056', message: kind, codes: ['9056'] },
        make: (parties) => {
          const head = { identification: `U${nextNumber()}` };
          const [one, other] = [
            message(kind, parties, [{}], head),
            message(kind, parties, [{}], head),
          ];
          const before = [...(kind === 'JW307' ? [started(parties)] : []), one];
          // Other content: another initial of the name.
          return { before, xml: other.replace('Voorletters>T<', 'Voorletters>U<') };
        },
      },
      {
        ...{ rule: 'TR135', message: kind, codes: ['8848'] },
        make: (parties) => ({ xml: message(kind, parties, [{}], { dated: '2099-01-01' }) }),
      },
      {
        ...{ rule: 'TR378', message: kind, codes: ['S300'] },
        make: (parties) => ({ xml: message(kind, { ...parties, municipality: '9998' }, [{}]) }),
      },
      {
        ...{ rule: 'TR378', message: kind, codes: ['S300'] },
        // Brielle, until 2023: it cannot begin an allocation in 2026.
        make: (parties) => {
          const line = kind === 'JW301' ? {} : ({ ToewijzingIngangsdatum: '2026-01-01' } as Line);
          return { xml: message(kind, { ...parties, municipality: '0501' }, [line]) };
        },
      },
    ] satisfies Broken[],
);

const NO_SUCH_PRODUCT: Line = { Product: { Categorie: '48', Code: '45A04' } };
const REMOVES = { StatusAanlevering: '3' };
const PAUSES = { RedenBeeindiging: '20' };

/** What is held against earlier messages and lists: the whole message back, the code on its class. */
function inClass(
  rule: string,
  kinds: readonly Kind[],
  code: string,
  lines: readonly Line[],
  before: (parties: Parties) => string[] = () => [],
): Broken[] {
  return kinds.map((kind) => ({
    ...{ rule, message: kind },
    make: (parties) => ({ before: before(parties), xml: message(kind, parties, lines) }),
    // Header, product, client.
    codes: ['0200', code, '0200'],
  }));
}

const LEVEL_3_AND_4: readonly Broken[] = [
  ...inClass('TR019', ['JW305'], '9019', [{ ToewijzingNummer: 999_999_999 }]),
  {
    ...{ rule: 'TR019', message: 'JW307', codes: ['0200', '9019', '9069', '0200'] },
    make: (parties) => ({ xml: jw307(parties, [{ ToewijzingNummer: 999_999_999 }]) }),
  },
  ...inClass('TR063', DELIVERIES, '9063', [REMOVES]),
  ...inClass('TR071', ['JW305'], '9071', [REMOVES], (p) => [started(p), jw307(p, [{}])]),
  {
    ...{ rule: 'TR074', message: 'JW305', codes: ['0200', '9074', '0200'] },
    make: (parties) => ({
      before: [started(parties), jw307(parties, [PAUSES])],
      xml: jw305(parties, [{}]),
    }),
  },
  {
    ...{ rule: 'TR074', message: 'JW307', codes: ['0200', '9074', '9415', '0200'] },
    make: (parties) => ({
      before: [started(parties), jw307(parties, [{}])],
      xml: jw307(parties, [{}]),
    }),
  },
  ...inClass('TR326', ['JW305'], '9326', [{ Begindatum: '2026-02-02' }], (p) => [started(p)]),
  {
    ...{ rule: 'TR332', message: 'JW301', codes: ['0200', '0200', '9332', '0200'] },
    make: (parties) => {
      const ToewijzingNummer = nextNumber();
      const other = { ...parties, bsn: testBsn(4_000) };
      return {
        before: [jw301(other, [{ ToewijzingNummer }])],
        xml: jw301(parties, [{ ToewijzingNummer }]),
      };
    },
  },
  {
    ...{ rule: 'TR347', message: 'JW315', codes: ['0200', '9347', '0200'] },
    make: (parties) => {
      const ReferentieAanbieder = `r${nextNumber()}`;
      const other = { ...parties, bsn: testBsn(4_001) };
      return {
        before: [jw315({ ...other, municipality: '0502' }, [{ ReferentieAanbieder }])],
        xml: jw315(parties, [{ ReferentieAanbieder }]),
      };
    },
  },
  {
    ...{ rule: 'TR374', message: 'JW315', codes: ['0200', '0200', '9374'] },
    make: (parties) => ({ before: [jw315(parties, [{}])], xml: jw315(parties, [{}]) }),
  },
  {
    ...{ rule: 'TR381', message: 'JW301', codes: ['0200', '0200', 'S329', '0200'] },
    make: (parties) => ({ xml: jw301(parties, [NO_SUCH_PRODUCT]) }),
  },
  ...inClass('TR381', ['JW305', 'JW315'], 'S329', [NO_SUCH_PRODUCT]),
  {
    ...{ rule: 'TR381', message: 'JW307', codes: ['0200', '9069', 'S329', '0200'] },
    make: (parties) => ({ xml: jw307(parties, [NO_SUCH_PRODUCT]) }),
  },
  ...inClass('TR382', ['JW307'], '9069', [{}]),
  ...inClass('TR413', ['JW307'], '9413', [{ ...PAUSES, Einddatum: '2026-03-31' }], (p) => [
    started(p),
    jw307(p, [{ ...PAUSES, Einddatum: '2026-02-28' }]),
  ]),
  ...inClass('TR414', ['JW307'], '9414', [{ Einddatum: '2026-02-15' }], (p) => [
    started(p),
    jw307(p, [{ ...PAUSES, Einddatum: '2026-02-28' }]),
  ]),
  ...inClass('TR415', ['JW307'], '9415', [{ Einddatum: '2026-03-31' }], (p) => [
    started(p),
    jw307(p, [{ Einddatum: '2026-02-28' }]),
  ]),
];

export const BROKEN_MESSAGES: readonly Broken[] = [...LEVEL_2, ...HEADERS, ...LEVEL_3_AND_4];
