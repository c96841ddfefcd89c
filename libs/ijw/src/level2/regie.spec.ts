import { sampleMessages } from '../../test/messages';
import type { Jw301, Jw301ToegewezenProduct } from '../messages/jw301';
import { readMessage, type NamedMessage } from '../read/read-message';
import { checkMessage } from './check';

/** The samples that have flaws at level 1 are mended, so that level 2 can be looked at. */
function sample(name: string, changes: readonly Change[] = []): NamedMessage {
  let text = sampleMessages().find((each) => each.name === name)?.text ?? '';
  text = text.replaceAll('2027-06-31', '2027-06-30');
  for (const [from, to] of changes) {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${name} has no ${from}`);
    text = changed;
  }
  const result = readMessage(text);
  if (!result.ok) throw new Error(result.faults[0]?.detail);
  return result.read;
}

type Change = readonly [from: string | RegExp, to: string];

function rulesIn(read: NamedMessage): string[] {
  return [...new Set(checkMessage(read).map(({ rule }) => rule))].sort();
}

describe('the samples at level 2', () => {
  it.each([
    ['JW301', []],
    ['JW302', []],
    ['JW305', []],
    ['JW306', []],
    ['JW307', []],
    ['JW308', []],
    ['JW316', []],
    ['JW317', ['CS003']],
    ['JW319', []],
    ['JW320', []],
  ])('%s breaks %j', (name, rules) => {
    expect(rulesIn(sample(name))).toEqual(rules);
  });
});

type Product = Jw301ToegewezenProduct;

function jw301With(...products: readonly Product[]): NamedMessage {
  const { message } = sample('JW301') as { message: Jw301 };
  const Client = { ...message.Client, ToegewezenProducten: { ToegewezenProduct: products } };
  return { name: 'JW301', message: { ...message, Client } };
}

const SINCE_2026 = {
  ToewijzingNummer: 1,
  Toewijzingsdatum: '2026-01-01',
  Toewijzingstijd: '10:00:00',
  Ingangsdatum: '2026-01-01',
};
const IN_2026 = { ...SINCE_2026, Einddatum: '2026-12-31' };
const IN_2020 = { ...SINCE_2026, Ingangsdatum: '2020-01-01', Einddatum: '2020-12-31' };
const ONE_DAY = { ...SINCE_2026, Einddatum: '2026-01-01' };
const CATEGORY = { Product: { Categorie: '45' } };
const CODE = { Product: { Categorie: '45', Code: '45A04' } };
const BUDGET = { Budget: 100 };
const volume = (Eenheid: string, Frequentie: string) => ({
  Omvang: { Volume: 3, Eenheid, Frequentie },
});
const WEEKLY = volume('04', '2');

describe('an assignment (JW301)', () => {
  const rows: [title: string, product: Product, rules: string[]][] = [
    ['specific', { ...IN_2026, ...CODE, ...WEEKLY }, []],
    ['aspecific', { ...SINCE_2026, ...CATEGORY }, []],
    ['aspecific with a budget', { ...IN_2026, ...CATEGORY, ...BUDGET }, []],
    ['generic', { ...IN_2026, ...BUDGET }, []],
    ['of nothing at all', IN_2026, ['CD079']],
    ['a code without volume', { ...SINCE_2026, ...CODE }, ['CD041']],
    ['a volume without code', { ...IN_2026, ...CATEGORY, ...WEEKLY }, ['CD080']],
    ['a volume without code before 2021', { ...IN_2020, ...CATEGORY, ...WEEKLY }, []],
    ['volume and budget', { ...IN_2026, ...CODE, ...WEEKLY, ...BUDGET }, ['CD077', 'CD078']],
    ['a budget without end', { ...SINCE_2026, ...BUDGET }, ['CD075']],
    ['per week without end', { ...SINCE_2026, ...CODE, ...WEEKLY }, ['CD076']],
    ['per month without end', { ...SINCE_2026, ...CODE, ...volume('04', '4') }, []],
    ['hours per day', { ...IN_2026, ...CODE, ...volume('04', '1') }, []],
    ['etmalen per day', { ...IN_2026, ...CODE, ...volume('14', '1') }, ['CS338']],
    ['etmalen per day before 2021', { ...IN_2020, ...CODE, ...volume('14', '1') }, []],
    ['an end before the start', { ...IN_2026, ...CATEGORY, Einddatum: '2025-12-31' }, ['CS003']],
    ['removed on its first day', { ...ONE_DAY, ...CATEGORY, RedenWijziging: '13' }, []],
    ['removed without an end', { ...SINCE_2026, ...CATEGORY, RedenWijziging: '13' }, []],
    ['sent after its day', { ...IN_2026, ...CATEGORY, Toewijzingsdatum: '2099-01-01' }, ['TR134']],
    ['removed on a later day', { ...IN_2026, ...CATEGORY, RedenWijziging: '13' }, ['CS335']],
    ['with the old reason', { ...IN_2026, ...CATEGORY, RedenWijziging: '01' }, ['CS336']],
  ];
  it.each(rows)('%s', (_title, product, rules) => {
    expect(rulesIn(jw301With(product))).toEqual(rules);
  });

  const other: Product = { ...IN_2026, ToewijzingNummer: 2, ...CODE, ...WEEKLY };
  const LATER = { ...other, Ingangsdatum: '2026-01-02' };
  const pairs: [title: string, one: Product, beside: Product, rules: string[]][] = [
    ['the same code for the same days', { ...IN_2026, ...CODE, ...WEEKLY }, other, ['TR302']],
    ['the same code one after another', { ...ONE_DAY, ...CODE, ...WEEKLY }, LATER, []],
    ['the same code with a day in common', { ...ONE_DAY, ...CODE, ...WEEKLY }, other, ['TR302']],
    ['another category', { ...SINCE_2026, Product: { Categorie: '46' } }, other, []],
    ['a generic one', { ...IN_2026, ...BUDGET }, other, ['TR302']],
    ['a whole category', { ...SINCE_2026, ...CATEGORY }, other, ['TR302']],
    ['one that was removed', { ...ONE_DAY, ...CATEGORY, RedenWijziging: '13' }, other, []],
    [
      'the same number',
      { ...other, Product: { Categorie: '46', Code: '46A01' } },
      other,
      ['TR101'],
    ],
  ];
  it.each(pairs)('beside another: %s', (_title, one, beside, rules) => {
    expect(rulesIn(jw301With(one, beside))).toEqual(rules);
  });
});

const without = (name: string): Change => [new RegExp(`<(\\w+:${name})>[^]*?</\\1>\\s*`), ''];

describe('the other messages', () => {
  const rows: [title: string, name: string, changes: Change[], rules: string[]][] = [
    ['a wrong BSN', 'JW305', [[/(Bsn>\d{8})\d/, '$10']], ['CS002']],
    ['a status that is not used', 'JW305', [[/(StatusAanlevering>)\d/, '$12']], ['CS058']],
    ['a start in the future', 'JW305', [[/(:Begindatum>)\d{4}/, '$12099']], ['TR134']],
    ['a client of 121 years', 'JW305', [[/(ijw:Datum>)\d{4}/, '$11890']], ['TR002']],
    ['a client still to be born', 'JW305', [[/(ijw:Datum>)\d{4}/, '$12099']], ['TR134']],
    [
      'a day that is said to be unknown',
      'JW305',
      [
        [
          /ijw:Datum>[^<]*<\/ijw:Datum>/,
          'ijw:Datum>2010-05-17</ijw:Datum><ijw:DatumGebruik>1</ijw:DatumGebruik>',
        ],
      ],
      ['CS139'],
    ],
    [
      'a date that is unknown',
      'JW305',
      [
        [
          /ijw:Datum>[^<]*<\/ijw:Datum>/,
          'ijw:Datum>1900-01-01</ijw:Datum><ijw:DatumGebruik>3</ijw:DatumGebruik>',
        ],
      ],
      [],
    ],
    ['an end before the start', 'JW307', [[/(:Einddatum>)\d{4}/, '$12001']], ['TR018']],
    ['an end in the future', 'JW307', [[/(:Einddatum>)\d{4}/, '$12099']], ['TR134']],
    ['a refusal without reason', 'JW319', [without('RedenAfwijzingVerzoek')], ['CD085']],
    ['a reason under investigation', 'JW319', [['>1<', '>2<']], ['CD086']],
    ['no right municipality', 'JW319', [without('Woonplaatsbeginsel')], ['TR377']],
    ['a municipality for another reason', 'JW319', [['>8<', '>5<']], ['TR409']],
    ['a postcode that is not Dutch', 'JW301', [[/Postcode>[^<]*/, 'Postcode>0999AA']], ['CS089']],
    ['NaamGebruik 6', 'JW301', [[/NaamGebruik>\d/, 'NaamGebruik>6']], ['CS318']],
    ['an existing product only', 'JW317', [without('NieuweProducten')], ['TR353']],
  ];
  it.each(rows)('%s', (_title, name, changes, rules) => {
    expect(rulesIn(sample(name, changes))).toEqual(rules);
  });
});
