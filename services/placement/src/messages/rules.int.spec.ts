import { readFileSync } from 'fs';
import { join } from 'path';
import { checkMessage, readMessage } from '@grensverkeer/ijw';
import { XsdCheck } from '../../../../libs/ijw/xsd-check/xsd-check';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { BROKEN_MESSAGES } from '../../test/broken-messages';
import { testBsn } from '../../test/facts';
import { codesIn } from '../../test/messages';
import { openPlacement, type PlacementService } from '../../test/open-placement';

const check = new XsdCheck();
let database: TestDatabase;
let service: PlacementService;
beforeAll(async () => {
  database = await testDatabase('placement');
  service = await openPlacement(database.url);
});
afterAll(async () => {
  await check.stop();
  await service?.stop();
  await database?.drop();
});

const RETOUR = { JW301: 'JW302', JW305: 'JW306', JW307: 'JW308', JW315: 'JW316' } as const;
/** TR379: what was asked of others is not known here. TR385: what was declared is billing's. */
const NOT_HERE = ['TR379 JW301', 'TR385 JW301'];

/** `TR019 JW305`: every rule of the standard with every message of this door that it is about. */
function published(): { pair: string; code: string }[] {
  const path = join(__dirname, '../../../../libs/ijw/test/technische-regels-index.csv');
  const rows = readFileSync(path, 'utf8').trim().split(/\r?\n/).slice(1);
  return rows.flatMap((row) => {
    const [rule = '', , code = '', messages = ''] = row.split(',');
    const here = messages.split(';').filter((name) => name in RETOUR);
    return here.map((name) => ({ pair: `${rule} ${name}`, code }));
  });
}

it('every rule of the standard about these messages is broken once', () => {
  const broken = new Set(BROKEN_MESSAGES.map(({ rule, message }) => `${rule} ${message}`));
  const pairs = published().map(({ pair }) => pair);
  expect([...broken, ...NOT_HERE].sort()).toEqual(pairs.sort());
});

const codeOf = new Map(published().map(({ pair, code }) => [pair, code]));
const cases = BROKEN_MESSAGES.map((one, at) => ({ ...one, at }));

it.each(cases)('$message that breaks $rule gets $codes ($at)', async (one) => {
  const { rule, message, make, codes, at } = one;
  const parties = { municipality: '0599', provider: '12345678', bsn: testBsn(at) };
  const { before = [], xml } = make(parties);
  for (const earlier of before) {
    const { text } = await service.send(earlier);
    expect(codesIn(text)).toEqual([]);
  }
  const read = readMessage(xml);
  if (!read.ok) throw new Error(read.faults[0]?.detail);
  const rules = checkMessage(read.read).map((finding) => finding.rule);
  expect(rules.includes(rule)).toBe(codes[0] === '0001');

  const [first, second] = [await service.send(xml), await service.send(xml)];
  expect(codesIn(first.text)).toEqual(codes);
  expect(codes).toContain(codeOf.get(`${rule} ${message}`));
  expect(second).toEqual(first);
  expect(await check.faults(RETOUR[message], first.text)).toEqual([]);
});
