import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mayHoldBsn } from './bsn-guard';
import { cloudEvent, type CloudEventDraft, InvalidEvent } from './cloud-event';
import { EVENT_TYPES, type EventType, topicOfEvent } from './registry';
import { pairKey, topicConfig } from './topics';
import { stableEventId, uuidv7 } from './uuid';
import { validateEvent } from './validate';

type ChildRecorded = 'nl.grensverkeer.child-recorded.v1';
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const draft = (changes: object = {}): CloudEventDraft<ChildRecorded> => ({
  service: 'enrolment',
  type: 'nl.grensverkeer.child-recorded.v1',
  subject: 'c1',
  partitionKey: 'c1',
  version: 3,
  data: {
    ...{ childId: 'c1', version: 3, birthDate: null, bsnHash: null },
    motherAtBirth: { status: 'unknown' },
  },
  ...changes,
});
const withData = (changes: object) => draft({ data: { ...draft().data, ...changes } });
const example = (name: string) =>
  readFileSync(join(__dirname, '../examples', `${name}.v1.json`), 'utf8');

/** An example with a change, as text. */
function changed(name: string, change: (event: never) => void): string {
  const event = JSON.parse(example(name)) as never;
  change(event);
  return JSON.stringify(event);
}

describe('writing an event', () => {
  it('fills the envelope of the NL GOV profile', () => {
    expect(cloudEvent(draft({ time: new Date('2026-02-03T10:15:30Z') }))).toEqual({
      specversion: '1.0',
      id: expect.stringMatching(UUID_V7) as string,
      source: 'urn:nld:oin:00000099000000001000:systeem:grensverkeer-enrolment',
      type: 'nl.grensverkeer.child-recorded.v1',
      subject: 'c1',
      time: '2026-02-03T10:15:30.000Z',
      datacontenttype: 'application/json',
      dataschema: 'https://grensverkeer.example/events/child-recorded.v1.json',
      partitionkey: 'c1',
      sequence: '000000000003',
      data: draft().data,
    });
  });

  it.each<[string, CloudEventDraft<ChildRecorded>, string]>([
    ['a member that nobody agreed on', withData({ firstName: 'A' }), 'schema-invalid'],
    ['one inside a member', withData({ motherAtBirth: { status: 'unknown', name: 'B' } }), 'schema-invalid'], // prettier-ignore
    ['a day that does not exist', withData({ birthDate: '2025-02-29' }), 'schema-invalid'],
    ['a version other than the data', draft({ version: 2 }), 'attributes-contradict-data'],
    ['no version', draft({ version: undefined }), 'schema-invalid'],
    ['another key', draft({ partitionKey: 'c2' }), 'attributes-contradict-data'],
    ['another subject', draft({ subject: 'c2' }), 'attributes-contradict-data'],
    ['a BSN for an id', { ...withData({ childId: '999900006' }), subject: '999900006', partitionKey: '999900006' }, 'attribute-may-hold-bsn'], // prettier-ignore
  ])('refuses %s', (_, bad, code) => {
    expect(() => cloudEvent(bad)).toThrow(InvalidEvent);
    expect(() => cloudEvent(bad)).toThrow(code);
  });

  it('never repeats a value in its complaint', () => {
    expect(() => cloudEvent(withData({ bsnHash: '999900006' }))).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('9999') as string }) as Error,
    );
  });
});

describe('reading an event', () => {
  it.each<[string, string, string]>([
    ['no JSON', '{"type":', 'not-json'],
    ['nothing', '', 'not-json'],
    ['a number', '7', 'not-an-event'],
    ['null', 'null', 'not-an-event'],
    ['another JSON', '{"hello":"world"}', 'not-an-event'],
    ['a type of others', '{"type":"nl.other.thing.v1"}', 'type-unknown'],
    ['a member of every object for a type', '{"type":"constructor"}', 'type-unknown'],
    ['a later version', '{"type":"nl.grensverkeer.child-recorded.v2"}', 'version-unknown'],
    ['no data', '{"type":"nl.grensverkeer.child-recorded.v1"}', 'schema-invalid'],
    ['a time without zone', changed('child-recorded', (event: { time: string }) => (event.time = '2026-02-03T10:15:30')), 'schema-invalid'], // prettier-ignore
    ['a residence that ends on its first day', changed('residences-recorded', (event: { data: { residences: { from: string; until: string }[] } }) => event.data.residences.forEach((one) => (one.until = one.from))), 'period-impossible'], // prettier-ignore
    ['a counterparty that is no party', changed('settlement-posted', (event: { data: { counterparty: string } }) => (event.data.counterparty = '0599')), 'attributes-contradict-data'], // prettier-ignore
    ['an amount of nothing', changed('settlement-posted', (event: { data: { amountCents: number } }) => (event.data.amountCents = 0)), 'schema-invalid'], // prettier-ignore
    ['a clause without a kind', changed('convenant-published', (event: { data: { convenant: { clauses: { kind?: string }[] } } }) => event.data.convenant.clauses.forEach((one) => delete one.kind)), 'schema-invalid'], // prettier-ignore
  ])('says what is wrong with %s', (_, text, code) => {
    expect(validateEvent(text)).toMatchObject({ ok: false, code });
  });

  it('ignores members that it does not know', () => {
    const text = changed('child-recorded', (event: { data: object; extra?: string }) => {
      Object.assign(event.data, { later: true });
      event.extra = 'later';
    });
    expect(validateEvent(text).ok).toBe(true);
  });
});

describe('topics and keys', () => {
  it('tells a posting to the municipality whose side it shows', () => {
    const posted = JSON.parse(example('settlement-posted')) as { data: { direction: string } };
    const event = posted as unknown as Parameters<typeof topicOfEvent>[0];
    expect(topicOfEvent(event)).toBe('settlements.gm0599');
    posted.data.direction = 'receivable';
    expect(topicOfEvent(event)).toBe('settlements.gm0502');
  });

  it('gives two municipalities one key, whoever asks', () => {
    expect(pairKey('0599', '0502')).toBe('gm0502-gm0599');
    expect(pairKey('0502', '0599')).toBe('gm0502-gm0599');
  });

  it.each(['settlements', 'settlements.gm', 'settlements.0599', 'child', 'toString'])(
    'does not make a topic %s',
    (name) => expect(() => topicConfig(name)).toThrow(name),
  );

  it('names a member of the data as key and subject of each type', () => {
    for (const type of Object.keys(EVENT_TYPES) as EventType[]) {
      const { schema, key, subject } = EVENT_TYPES[type];
      expect(Object.keys(schema.properties)).toEqual(
        expect.arrayContaining([subject, ...(key === null ? [] : [key])]),
      );
    }
  });
});

describe('ids', () => {
  it('are UUIDs of version 7 that sort by time', () => {
    const ids = [1, 2, 3].map((second) => uuidv7(1_770_000_000_000 + second));
    for (const id of ids) expect(id).toMatch(UUID_V7);
    expect([...ids].sort()).toEqual(ids);
    expect(uuidv7(5)).not.toBe(uuidv7(5));
  });

  it('stay the same when an event is rendered again', () => {
    const at = new Date('2026-02-03T10:15:30Z');
    const id = stableEventId(at, 'posting 12 to 0599');
    expect(id).toMatch(UUID_V7);
    expect(stableEventId(at, 'posting 12 to 0599')).toBe(id);
    expect(stableEventId(at, 'posting 12 to 0502')).not.toBe(id);
  });
});

it.each([
  ['999900006', true],
  ['child 999900006.', true],
  ['999900007', false],
  ['9999000061', false],
  ['a999900006', false],
  ['0197c3f0-0001-7000-8000-00000000a001', false],
])('%s may hold a BSN: %s', (text, is) => expect(mayHoldBsn(text)).toBe(is));
