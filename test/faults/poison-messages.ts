import { cloudEvent, type CloudEvent } from '@grensverkeer/events';
/** A message that can never be recorded, with the code under which it must be parked. */
export interface Poison {
  readonly topic: string;
  readonly key: string;
  readonly code: string;
  /** False when the broker went away while it was sent: it may have arrived. */
  readonly isSure: boolean;
  /** The services that must park it, with spaces between. */
  readonly readers: string;
}

export interface BadMessage extends Poison {
  readonly value: string;
}

type Make = (topic: FactTopic, key: string) => { readonly code: string; readonly value: string };
export type FactTopic = 'children' | 'placements' | 'convenants';

/** Who reads a topic; each of them must park what it cannot record. */
const READERS: Readonly<Record<FactTopic, string>> = {
  children: 'billing placement',
  placements: 'billing',
  convenants: 'billing placement',
};
export const FACT_TOPICS = Object.keys(READERS) as FactTopic[];

/** In turn, so that they stand side by side in what a reader takes at once. */
const KINDS: Readonly<Record<string, Make>> = {
  'not-json': () => ({ code: 'not-json', value: '{"specversion":' }),
  'wrong-schema': (topic, key) => {
    const { data: _, ...event } = impossible(topic, key);
    return { code: 'schema-invalid', value: JSON.stringify({ ...event, data: { nothing: true } }) };
  },
  'unknown-version': (topic, key) => ({
    code: 'version-unknown',
    value: JSON.stringify(impossible(topic, key)).replaceAll('.v1', '.v99'),
  }),
  'wrong-key': (topic) => ({
    code: 'key-mismatch',
    value: JSON.stringify(impossible(topic, 'poison-another')),
  }),
  impossible: (topic, key) => ({
    code: topic === 'convenants' ? 'convenant-unknown' : 'handler-failed',
    value: JSON.stringify(impossible(topic, key)),
  }),
};
/** Their size fills disks, so there are few of them. */
const LARGE_EVERY = 500;
const TWO_MEGABYTES = 'x'.repeat(2 * 1024 * 1024);

/** Bad messages for a topic, of every kind and each with a key of its own. */
export function* badMessages(topic: FactTopic, count: number): Generator<BadMessage> {
  const kinds = Object.entries(KINDS);
  for (let n = 0; n < count; n++) {
    const [kind, make] = kinds[n % kinds.length] as [string, Make];
    const isLarge = n % LARGE_EVERY === LARGE_EVERY - 1;
    const key = `poison-${isLarge ? 'two-megabytes' : kind}-${n}`;
    const made = isLarge ? { code: 'too-large', value: TWO_MEGABYTES } : make(topic, key);
    yield { topic, key, ...made, isSure: true, readers: READERS[topic] };
  }
}

/** Right in form, but no child has such an id, and no such convenant was ever published. */
function impossible(topic: FactTopic, key: string): CloudEvent {
  const of = { subject: key, partitionKey: key, version: 1 };
  if (topic === 'children') {
    const data = { childId: key, version: 1, residences: [] };
    const type = 'nl.grensverkeer.residences-recorded.v1';
    return cloudEvent({ service: 'enrolment', type, ...of, data });
  }
  if (topic === 'placements') {
    const data = { childId: key, version: 1, decisions: [] };
    const type = 'nl.grensverkeer.decisions-recorded.v1';
    return cloudEvent({ service: 'placement', type, ...of, data });
  }
  const data = { convenantId: key, version: 1, until: '2025-04-01' as never };
  const type = 'nl.grensverkeer.convenant-ended.v1';
  return cloudEvent({ service: 'convenant', type, ...of, data });
}
