import { createRequire } from 'node:module';
import { type Message, roomFor, type Tails, writeRecordBatch } from './record-batch';

/** What we touch of a broker of kafkajs, and of the requests that it makes. */
export interface Broker {
  lookupRequest: Lookup;
  produce(args: ProduceArgs): Promise<unknown>;
}

type Lookup = ((apiKey: number, definition: unknown) => MakeRequest) & { isLean?: boolean };
export type MakeRequest = (args: ProduceArgs) => Protocol;

export interface ProduceArgs {
  readonly acks: number;
  readonly timeout: number;
  readonly compression?: number;
  readonly transactionalId?: string | null | undefined;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly firstSequence?: number;
      readonly messages: readonly Message[];
    }[];
  }[];
}

interface Protocol {
  readonly request: { readonly apiVersion: number; readonly encode: () => Promise<Encoded> };
}

/** What kafkajs writes into its frame: an encoder of its own, or bytes that look like one. */
export interface Encoded {
  readonly buf: Buffer;
  readonly buffer: Buffer;
  /** If there is room in front of them: all of it, and how many bytes. */
  readonly roomy?: Roomy;
  size(): number;
}

interface Roomy {
  readonly all: Buffer;
  readonly front: number;
}

/** An encoder of kafkajs: `buf` is filled up to `offset`. */
interface Encoder {
  buf: Buffer;
  offset: number;
  roomy?: Roomy;
  writeEncoder(value: Encoded): Encoder;
}

const PRODUCE = 0;
/** These versions of the request differ in their number only. */
const VERSIONS = { first: 3, last: 8 };

const load = createRequire(__filename);

/** Not exported by kafkajs, hence by its path. */
const { prototype: brokerPrototype } = load('kafkajs/src/broker') as { prototype: Broker };
const stockProduce = brokerPrototype.produce;
const { prototype: encoderPrototype } = load('kafkajs/src/protocol/encoder') as {
  prototype: Encoder;
};
const stockWriteEncoder = encoderPrototype.writeEncoder;

/** For the head of a request, which names the client, and its length: more than they need. */
const FRONT = 512;

/**
 * kafkajs 2.2.4 makes several buffers for every record and copies each batch about six times: half
 * of what telling a posting costs. Ours writes a request into one buffer, the same bytes, with room
 * for the head in front; anything that is not plain goes the old way. A test holds version, place
 * and bytes.
 */
export function produceLeanly(): void {
  encoderPrototype.writeEncoder = writeInFront;
  brokerPrototype.produce = function (args) {
    const stock = this.lookupRequest;
    if (!stock.isLean) this.lookupRequest = leanLookup(stock);
    return stockProduce.call(this, args);
  };
}

/** What was written so far goes in front of `value`, where there is room: not both into a third. */
function writeInFront(this: Encoder, value: Encoded): Encoder {
  const { roomy } = value;
  if (roomy === undefined || roomy.front < this.offset) return stockWriteEncoder.call(this, value);
  const { all } = roomy;
  const front = roomy.front - this.offset;
  this.buf.copy(all, front, 0, this.offset);
  this.buf = all.subarray(front);
  this.offset += value.size();
  this.roomy = { all, front };
  return this;
}

function leanLookup(stock: Lookup): Lookup {
  const lookup: Lookup = (apiKey, definition) => {
    const make = stock(apiKey, definition);
    return apiKey === PRODUCE ? lean(make) : make;
  };
  lookup.isLean = true;
  return lookup;
}

export function lean(make: MakeRequest): MakeRequest {
  return (args) => {
    const protocol = make(args);
    const { apiVersion } = protocol.request;
    const isKnown = apiVersion >= VERSIONS.first && apiVersion <= VERSIONS.last;
    const body = isKnown ? encoded(args, Date.now()) : null;
    if (body === null) return protocol;
    const encode = () => Promise.resolve(body);
    return { ...protocol, request: { ...protocol.request, encode } };
  };
}

/** The body of a produce request, behind its header; null if not all of it is plain. */
function encoded(args: ProduceArgs, nowMs: number): Encoded | null {
  const { acks, timeout, topicData } = args;
  const tails: Tails = new Map();
  const room = roomForBody(args, tails);
  if (room === null) return null;
  const all = Buffer.allocUnsafe(FRONT + room);
  const buf = all.subarray(FRONT);
  let at = buf.writeInt16BE(-1, 0);
  at = buf.writeInt16BE(acks, at);
  at = buf.writeInt32BE(timeout, at);
  at = buf.writeInt32BE(topicData.length, at);
  for (const { topic, partitions } of topicData) {
    at = buf.writeInt16BE(Buffer.byteLength(topic), at);
    at += buf.write(topic, at);
    at = buf.writeInt32BE(partitions.length, at);
    for (const { partition, messages } of partitions) {
      at = buf.writeInt32BE(partition, at);
      const end = writeRecordBatch(buf, at + 4, messages, tails, nowMs);
      buf.writeInt32BE(end - at - 4, at);
      at = end;
    }
  }
  const buffer = buf.subarray(0, at);
  return { buf, buffer, roomy: { all, front: FRONT }, size: () => buffer.length };
}

function roomForBody(args: ProduceArgs, tails: Tails): number | null {
  const { compression = 0, transactionalId = null, topicData } = args;
  if (compression !== 0 || transactionalId !== null) return null;
  let room = 12;
  for (const { topic, partitions } of topicData) {
    room += 6 + Buffer.byteLength(topic);
    for (const { firstSequence = 0, messages } of partitions) {
      const more = firstSequence === 0 ? roomFor(messages, tails) : null;
      if (more === null) return null;
      room += 8 + more;
    }
  }
  return room;
}
