import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { documents } from './documents';
import { dataSchemaUrl, shortName } from './envelope';
import { EVENT_TYPES, type EventType } from './registry';
import { validateEvent } from './validate';

const folder = join(__dirname, '..');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const types = Object.keys(EVENT_TYPES) as EventType[];
const fileNames = types.map((type) => `${shortName(type)}.json`).sort();

describe('the published files', () => {
  it.each([...documents()])('%s says what the code checks', (name, text) => {
    expect(read(name)).toBe(text);
  });

  it('has one schema and one example per type and version, and no others', () => {
    expect(readdirSync(join(folder, 'schemas')).sort()).toEqual(fileNames);
    expect(readdirSync(join(folder, 'examples')).sort()).toEqual(fileNames);
  });

  it.each(types)('the example of %s is valid to us and to a stranger with the schema', (type) => {
    const text = read(`examples/${shortName(type)}.json`);
    expect(validateEvent(text)).toEqual({ ok: true, event: JSON.parse(text) as unknown });
    const { data, dataschema } = JSON.parse(text) as { data: unknown; dataschema: string };
    const ajv = addFormats(new Ajv({ strict: false }));
    const check = ajv.compile(JSON.parse(read(`schemas/${shortName(type)}.json`)) as object);
    expect(check(data)).toBe(true);
    expect(dataschema).toBe(dataSchemaUrl(type));
  });
});
