import { readFileSync } from 'fs';
import { join } from 'path';
import { stayOf } from './stay-products';

it.each([
  ['45', '45A04', null],
  [null, null, null],
  ['43', null, { stay: 'residential', partTime: false }],
  ['43', 'OWN1', { stay: 'residential', partTime: false }],
  ['43', '43A03', { stay: 'foster-care', partTime: false }],
  ['43', '43A23', { stay: 'foster-care', partTime: true }],
  ['44', '44A05', { stay: 'respite', partTime: false }],
  ['43', '43A06', { stay: 'closed', partTime: false }],
  ['35', null, { stay: 'foster-care', partTime: false }],
])('category %s, code %s', (category, code, stay) => {
  expect(stayOf(category, code)).toEqual(stay);
});

it('follows the names of the national list', () => {
  const list = join(__dirname, '../../../../libs/ijw/codes/JZ21-standaardproductcodes.csv');
  const rows = readFileSync(list, 'utf8').trim().split(/\r?\n/).slice(1);
  const expected: [RegExp, string][] = [
    [/^(Pleegzorg|Behandelen met pleegzorg|Begeleiden pleegzorg)/, 'foster-care'],
    [
      /^(Gezinshuis|Gezinsgericht|Behandelen gezinsgericht|Begeleiden gezinsgericht)/,
      'family-home',
    ],
    [/^Logeren/, 'respite'],
    [/^(JeugdzorgPlus|Jeugdzorg plus|Gesloten plaatsing)/, 'closed'],
  ];
  for (const row of rows) {
    const [, code = '', name = ''] = /^([^,]*),"?([^",]*)/.exec(row) ?? [];
    const category = code.slice(0, 2);
    if (!['43', '44'].includes(category) || code.endsWith('A00')) continue;
    const kind = expected.find(([names]) => names.test(name))?.[1] ?? 'residential';
    const isPart = /deeltijd|weekend|vakantie|(?<!hulpverlener )parttime/i.test(name);
    const isCost = /^(NHC|NIC|Zak- en|Extra kosten|Buitengewone)/.test(name);
    const stay = isCost ? null : { stay: kind, partTime: isPart };
    expect([code, name, stayOf(category, code)]).toEqual([code, name, stay]);
  }
});
