import { judgeDeliveries, type Delivery, type Submitted } from './judge-deliveries';

const start = (startsOn: string, more: Partial<Delivery> = {}): Delivery => ({
  ...{ kind: 'start', number: 7, productCategory: '45', productCode: '45A04', startsOn },
  ...{ endsOn: null, reason: null },
  ...more,
});
const stop = (startsOn: string, endsOn: string, reason = '31'): Delivery =>
  start(startsOn, { kind: 'stop', endsOn, reason });
const first = (delivery: Delivery): Submitted => ({
  ...{ className: 'It[1]', delivery, removes: false },
});
const taken = (delivery: Delivery): Submitted => ({ ...first(delivery), removes: true });

const JAN = '2026-01-05';
const MAR = '2026-03-31';

it.each<[string, Delivery[], Submitted, string[]]>([
  ['a start of an allocation', [], first(start(JAN)), []],
  ['TR019: of a number nobody gave', [], first(start(JAN, { number: 8 })), ['9019']],
  ['a start without a number is of no allocation', [], first(start(JAN, { number: null })), []],
  ['TR074 and TR326: the same start twice', [start(JAN)], first(start(JAN)), ['9074', '9326']],
  ['TR326: a second start while it runs', [start(JAN)], first(start('2026-02-01')), ['9326']],
  ['a start of another product', [start(JAN)], first(start(MAR, { productCode: '45A05' })), []],
  ['a start after a stop', [start(JAN), stop(JAN, MAR)], first(start('2026-04-01')), []],
  ['TR063: removing what was not told', [], taken(start(JAN)), ['9063']],
  ['removing a start', [start(JAN)], taken(start(JAN)), []],
  ['TR071: removing a start that was stopped', [start(JAN), stop(JAN, MAR)], taken(start(JAN)), ['9071']], // prettier-ignore
  ['a stop', [start(JAN)], first(stop(JAN, MAR)), []],
  ['TR382: a stop of nothing', [], first(stop(JAN, MAR)), ['9069']],
  ['TR382: a stop with another first day', [start(JAN)], first(stop('2026-01-06', MAR)), ['9069']],
  ['TR074 and TR415: the same stop twice', [start(JAN), stop(JAN, MAR)], first(stop(JAN, MAR)), ['9074', '9415']], // prettier-ignore
  ['TR415: another stop after the last', [start(JAN), stop(JAN, MAR)], first(stop(JAN, '2026-04-30')), ['9415']], // prettier-ignore
  ['a last stop after a temporary one', [start(JAN), stop(JAN, '2026-02-01', '20')], first(stop(JAN, MAR)), []], // prettier-ignore
  ['TR413: two temporary stops', [start(JAN), stop(JAN, '2026-02-01', '20')], first(stop(JAN, MAR, '20')), ['9413']], // prettier-ignore
  ['TR414: a stop before the temporary one', [start(JAN), stop(JAN, MAR, '20')], first(stop(JAN, '2026-02-01')), ['9414']], // prettier-ignore
  ['removing a stop', [start(JAN), stop(JAN, MAR)], taken(stop(JAN, MAR)), []],
  ['TR063: removing a stop with another last day', [start(JAN), stop(JAN, MAR)], taken(stop(JAN, '2026-03-30')), ['9063']], // prettier-ignore
])('%s', (_, known, submitted, codes) => {
  const judged = judgeDeliveries([submitted], known, new Set([7]));
  expect([...judged.codes.values()].flat()).toEqual(codes);
  const effects = codes.length > 0 ? 0 : 1;
  expect(judged.added.length + judged.removed.length).toBe(effects);
});

it('takes back first, whatever the order in the message: a correction in one message', () => {
  const known = [start(JAN)];
  const submitted = [
    { ...first(start('2026-01-12')), className: 'It[1]' },
    { ...taken(start(JAN)), className: 'It[2]' },
  ];
  const judged = judgeDeliveries(submitted, known, new Set([7]));
  expect(judged.codes.size).toBe(0);
  expect(judged.removed).toEqual(known);
  expect(judged.added).toEqual([start('2026-01-12')]);
});

it('names each class that is wrong', () => {
  const submitted = [
    { ...first(start(JAN)), className: 'It[1]' },
    { ...first(start(JAN, { number: 8, productCode: null })), className: 'It[2]' },
    { ...first(start(MAR)), className: 'It[3]' },
  ];
  const { codes } = judgeDeliveries(submitted, [], new Set([7]));
  expect([...codes]).toEqual([
    ['It[2]', ['9019']],
    ['It[3]', ['9326']],
  ]);
});
