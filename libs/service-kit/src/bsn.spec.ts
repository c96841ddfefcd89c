import { hashBsn, isBsn, seal, unseal } from './bsn';
import { withoutNumbers } from './log';

process.env['BSN_ENCRYPTION_KEY'] = 'a'.repeat(64);
process.env['BSN_ENCRYPTION_KEYS_OLD'] = 'b'.repeat(64);
process.env['BSN_HASH_KEY'] = 'c'.repeat(64);

test.each([
  ['999900006', true],
  ['999990342', true],
  ['999900007', false],
  ['000000000', false],
  ['99990000', false],
  ['9999000060', false],
  ['99990000a', false],
  [999900006, false],
])('%j passes the 11-proof: %s', (text, expected) => expect(isBsn(text)).toBe(expected));

test('what is sealed opens again, never looks the same, and cannot be changed', () => {
  const bsn = Buffer.from('999900006');
  const [one, other] = [seal(bsn), seal(bsn)];
  expect(unseal(one)).toEqual(bsn);
  expect(one.equals(other)).toBe(false);
  expect(one.includes(bsn)).toBe(false);
  const changed = Buffer.from(one);
  changed.writeUInt8((changed.at(-1) ?? 0) ^ 1, changed.length - 1);
  expect(() => unseal(changed)).toThrow();
  expect(() => unseal(Buffer.concat([Buffer.from('none'), one.subarray(4)]))).toThrow('key');
});

test('what was sealed before a rotation still opens', () => {
  let before: Buffer = Buffer.alloc(0);
  jest.isolateModules(() => {
    process.env['BSN_ENCRYPTION_KEY'] = 'b'.repeat(64);
    before = jest.requireActual<{ seal: typeof seal }>('./bsn').seal(Buffer.from('999900006'));
  });
  expect(unseal(before).toString()).toBe('999900006');
});

test('the hash is keyed, stable and no number', () => {
  expect(hashBsn('999900006')).toMatch(/^[0-9a-f]{64}$/);
  expect(hashBsn('999900006')).toBe(hashBsn('999900006'));
  expect(hashBsn('999900006')).not.toBe(hashBsn('999990342'));
});

test('a number as long as a BSN does not reach the log', () => {
  expect(withoutNumbers('value 999900006 of 1999900006, line 12')).toBe('value # of #, line 12');
});
