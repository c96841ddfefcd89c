import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ruleOf } from '../level2/rules';
import { rootOf, tableOf, type MessageName } from '../messages';
import { DATA_TYPES } from '../schema/datatypes';
import { nationalCategory } from '../level3/products';
import { DECLARATION_RULES, declarationRule, inOrderOfRules } from '../level3/rules';
import { RETOUR_CODES } from './retour-codes';

/** The rows of a list: quoted cells may hold commas, no cell holds a line end. */
function rows(list: string): string[][] {
  const text = readFileSync(join(__dirname, '../../codes', `${list}.csv`), 'utf8').trim();
  const cells = (row: string) =>
    [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain = '']) => quoted?.replace(/""/g, '"') ?? plain,
    );
  return text.split(/\r?\n/).slice(1).map(cells);
}

describe('the code lists', () => {
  it.each([
    ['WJ001', 'LDT_RetourCode'],
    ['JZ002', 'LDT_RedenWijziging'],
    ['JZ020', 'LDT_ProductCategorie'],
    ['JZ588', 'LDT_RedenBeeindiging'],
    ['WJ756', 'LDT_Eenheid'],
    ['WMO757', 'LDT_Frequentie'],
    ['WJ758', 'LDT_RedenVerzoek'],
    ['WJ759', 'LDT_RedenAfwijzingVerzoek'],
    ['WJ760', 'LDT_VerzoekAntwoord'],
    ['COD043', 'LDT_DebetCredit'],
    ['COD467', 'LDT_StatusAanlevering'],
  ])('%s is what the schema allows as %s', (list, type) => {
    const allowed = DATA_TYPES[type]?.codes?.split(' ') ?? [];
    expect(
      rows(list)
        .map(([code]) => code)
        .sort(),
    ).toEqual([...allowed].sort());
  });

  it('have a Dutch text as the standard words it, and an English one of ours', () => {
    const dutch = rows('WJ001').map(([code = '', text = '']) => [code, text]);
    expect(
      Object.entries(RETOUR_CODES)
        .map(([code, { nl }]) => [code, nl])
        .sort(),
    ).toEqual(dutch.sort());
    for (const { nl, en } of Object.values(RETOUR_CODES)) expect(en).not.toBe(nl);
  });

  it('name every message with the code its schema wants', () => {
    for (const [code = '', name = ''] of rows('COD002-VEKT')) {
      if (!/^JW3(01|02|05|06|07|08|15|16|17|18|19|20|23|25)$/.test(name)) continue;
      const [berichtCode] = tableOf(name as MessageName).types.Header ?? [];
      expect(berichtCode).toBe(`BerichtCode: ijw:LDT_BerichtCode /${code}/`);
      expect(rootOf(name as MessageName).name).toBe('Bericht');
    }
  });

  it('hold the national products under the category that the code begins with', () => {
    const products = rows('JZ21-standaardproductcodes');
    expect(products).toHaveLength(450);
    for (const [code = '', , category = ''] of products) {
      // Headings (…A00) have no category of their own.
      expect(nationalCategory(code)).toBe(category || code.slice(0, 2));
    }
    const all = products.map(([code = '']) => code);
    const prefixes = new Set(all.map((code) => code.slice(0, 3)));
    const numbers = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'));
    const ours = [...prefixes].flatMap((prefix) => numbers.map((number) => prefix + number));
    expect(ours.filter((code) => nationalCategory(code) !== null).sort()).toEqual(all.sort());
  });

  it('hold the codes that the rules lead to', () => {
    expect(RETOUR_CODES).toHaveProperty(ruleOf('TR319').code);
    expect(RETOUR_CODES).toHaveProperty(ruleOf('TR101').code);
  });
});

describe('the rules of levels 3 and 4', () => {
  /** What the standard says, without what the provider checks on an answer. */
  const published = readFileSync(join(__dirname, '../../test/declaratie-regels.csv'), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((row) => row.split(','))
    .filter(([, level, code]) => level !== '1' && level !== '2' && code)
    .filter(([, , , where]) => where !== '(provider side)')
    .map(([rule, level, code, where]) => [rule, Number(level), code, where]);

  it('are those of the standard, each with its level, its code and its class', () => {
    const ours = DECLARATION_RULES.map(({ rule, level, code, class: where }) => [
      rule,
      level,
      code,
      where,
    ]);
    expect(ours.sort()).toEqual(published.sort());
  });

  it('are found by their code, which is one of the list', () => {
    for (const each of DECLARATION_RULES) {
      expect(declarationRule(each.code)).toBe(each);
      expect(RETOUR_CODES).toHaveProperty(each.code);
      expect(each.text.en).not.toBe(each.text.nl);
    }
    expect(declarationRule('0001')).toBeUndefined();
  });

  it('order codes, each once', () => {
    expect(inOrderOfRules(['0611', '9338', '0611', '8021'])).toEqual(['9338', '8021', '0611']);
    expect(inOrderOfRules([])).toEqual([]);
  });
});
