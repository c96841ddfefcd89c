import { dataSchemaUrl, eventSchema, shortName } from './envelope';
import { EVENT_TYPES, type EventType } from './registry';
import { TOPICS } from './topics';

const TYPES = Object.keys(EVENT_TYPES) as EventType[];
const WIDTH = 100;

/**
 * The files that tell outsiders what the code checks, by path in this library: a JSON Schema
 * of the data of each type and version, and the AsyncAPI document.
 */
export function documents(): Map<string, string> {
  const schemas = TYPES.map((type): [string, string] => [
    `schemas/${shortName(type)}.json`,
    `${json(dataSchema(type), '')}\n`,
  ]);
  return new Map([...schemas, ['asyncapi.yaml', `${yaml(asyncApi(), '')}\n`]]);
}

function dataSchema(type: EventType): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: dataSchemaUrl(type),
    title: shortName(type),
    ...EVENT_TYPES[type].schema,
  };
}

function asyncApi(): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Grensverkeer events',
      version: '1.0.0',
      description:
        'Facts between the services, and settlements to municipalities. CloudEvents 1.0, ' +
        'structured JSON, NL GOV profile. At least once, in order per key.',
      license: { name: 'EUPL-1.2' },
    },
    defaultContentType: 'application/cloudevents+json',
    servers: { kafka: { host: 'localhost:9092', protocol: 'kafka' } },
    channels: Object.fromEntries(Object.keys(TOPICS).map((topic) => [topic, channel(topic)])),
    operations: Object.fromEntries(Object.keys(TOPICS).map((topic) => [topic, operation(topic)])),
    components: {
      messages: Object.fromEntries(TYPES.map((type) => [messageName(type), message(type)])),
    },
  };
}

function channel(topic: string): object {
  const { partitions, retentionMs } = TOPICS[topic as keyof typeof TOPICS];
  const mine = TYPES.filter((type) => EVENT_TYPES[type].topic === topic).map(messageName);
  const perMunicipality = topic === 'settlements';
  return {
    address: perMunicipality ? 'settlements.gm{municipality}' : topic,
    ...(perMunicipality && {
      parameters: { municipality: { description: 'Four-digit CBS code of a municipality' } },
    }),
    messages: Object.fromEntries(
      mine.map((name) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
    bindings: {
      kafka: {
        partitions,
        topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': retentionMs },
        bindingVersion: '0.5.0',
      },
    },
  };
}

function operation(topic: string): object {
  return { action: 'send', channel: { $ref: `#/channels/${topic}` } };
}

function message(type: EventType): object {
  const { properties, required } = eventSchema(type);
  return {
    name: type,
    summary: `Example: examples/${shortName(type)}.json`,
    contentType: 'application/cloudevents+json; charset=UTF-8',
    payload: {
      type: 'object',
      required,
      properties: { ...properties, data: { $ref: `schemas/${shortName(type)}.json` } },
    },
  };
}

function messageName(type: EventType): string {
  return shortName(type).replace('.', '-');
}

/** As prettier writes it: short lists of plain values on one line, all else one a line. */
function json(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const line = `[${value.map((one) => JSON.stringify(one)).join(', ')}]`;
    const plain = value.every((one) => typeof one !== 'object');
    if (value.length === 0 || (plain && indent.length + line.length + 12 < WIDTH)) return line;
    return `[\n${value.map((one) => inner + json(one, inner)).join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).map(
    ([name, one]) => `${inner}${JSON.stringify(name)}: ${json(one, inner)}`,
  );
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}

/** Enough YAML for plain objects; every text is quoted, so that none is read as something else. */
function yaml(value: unknown, indent: string): string {
  const entries = Array.isArray(value)
    ? value.map((one): [string, unknown] => ['-', one])
    : Object.entries(value as object).map(([name, one]): [string, unknown] => [
        `${key(name)}:`,
        one,
      ]);
  return entries.map(([head, one]) => yamlEntry(head, one, indent)).join('\n');
}

function yamlEntry(head: string, value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (typeof value !== 'object' || value === null) return `${indent}${head} ${scalar(value)}`;
  if (Object.keys(value).length === 0)
    return `${indent}${head} ${Array.isArray(value) ? '[]' : '{}'}`;
  const body = yaml(value, inner);
  return head === '-' ? `${indent}- ${body.trimStart()}` : `${indent}${head}\n${body}`;
}

function key(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_.-]*$/.test(name) ? name : scalar(name);
}

function scalar(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return /^[A-Za-z#/][A-Za-z0-9 #/._+-]*$/.test(value) && !value.startsWith('#')
    ? value
    : `'${value.replaceAll("'", "''")}'`;
}
