import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { bsnKeys, config } from './config';

const GOOD = { DATABASE_URL: 'postgres://u:secret@h/d', KAFKA_BROKERS: 'a:9092,b:9092' };

test('settings have their defaults', () => {
  expect(config(GOOD)).toEqual({
    ...{ databaseUrl: GOOD.DATABASE_URL, databasePool: 10, kafkaBrokers: ['a:9092', 'b:9092'] },
    ...{ topicPrefix: '', host: '127.0.0.1', port: 0, logLevel: 'info' },
    oin: '00000099000000001000',
  });
});

test.each([
  [{}, ['DATABASE_URL is missing', 'KAFKA_BROKERS is missing']],
  [{ ...GOOD, DATABASE_URL: 'mysql://u:secret@h/d' }, ['DATABASE_URL does not']],
  [{ ...GOOD, KAFKA_BROKERS: 'a' }, ['KAFKA_BROKERS does not']],
  [{ ...GOOD, PORT: 'secret', OIN: '1' }, ['PORT does not', 'OIN does not']],
  [{ ...GOOD, DATABASE_POOL: '0' }, ['DATABASE_POOL does not']],
  [{ ...GOOD, LOG_LEVEL: 'loud' }, ['LOG_LEVEL does not']],
])('%j is refused by name, without values', (env, names) => {
  for (const name of names) expect(() => config(env)).toThrow(name);
  expect(() => config(env)).not.toThrow('secret');
});

test('a secret may come as a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  const file = join(folder, 'url');
  writeFileSync(file, `${GOOD.DATABASE_URL}\n`);
  const { KAFKA_BROKERS } = GOOD;
  expect(config({ KAFKA_BROKERS, DATABASE_URL_FILE: file }).databaseUrl).toBe(GOOD.DATABASE_URL);
  rmSync(folder, { recursive: true });
});

test('keys are 32 bytes, the new one first', () => {
  const [now, old, hash] = ['a', 'b', 'c'].map((digit) => digit.repeat(64));
  const env = { BSN_ENCRYPTION_KEY: now, BSN_ENCRYPTION_KEYS_OLD: old, BSN_HASH_KEY: hash };
  expect(bsnKeys(env).encryption.map((key) => key.toString('hex'))).toEqual([now, old]);
  expect(() => bsnKeys({ ...env, BSN_HASH_KEY: 'ab' })).toThrow('BSN_HASH_KEY');
});
