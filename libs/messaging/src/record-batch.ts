import { crc32c } from '@node-rs/crc32';

/** A message as kafkajs hands it to its encoder. */
export interface Message {
  readonly key?: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer | readonly unknown[] | undefined>>;
  readonly timestamp?: string;
  /** Of the value in UTF-8, if that is known already: counting them takes a walk over the text. */
  readonly valueBytes?: number;
}

/** Of a batch before its records: offset, length, epoch, magic, crc, and 40 bytes behind the crc. */
const HEAD = 61;
const CRC_FROM = 21;
/** Five numbers of at most five bytes, and two of one. */
const MOST_AROUND = 27;
const MAGIC = 2;

/** Headers as they are written. Most messages of a request share one object: it is written once. */
export type Tails = Map<Message['headers'], Buffer | null>;

/**
 * Enough room for these records as a batch; null for what `writeRecordBatch` cannot write, which
 * is all but texts with plain headers and no time of their own.
 * @param tails those of the whole request, which this fills
 */
export function roomFor(records: readonly Message[], tails: Tails): number | null {
  let room = HEAD;
  for (const record of records) {
    const { key, value, headers, timestamp } = record;
    if (typeof key !== 'string' || typeof value !== 'string' || timestamp != null) return null;
    const tail = tailOf(headers, tails);
    if (tail === null) return null;
    room += MOST_AROUND + Buffer.byteLength(key) + bytesOf(value, record) + tail.length;
  }
  return room;
}

/**
 * Writes plain records as one batch of the Kafka protocol (magic 2, not compressed, not
 * transactional), in one go into `target`. @returns where it ends
 */
export function writeRecordBatch(
  target: Buffer,
  at: number,
  records: readonly Message[],
  tails: Tails,
  nowMs: number,
): number {
  let end = at + HEAD;
  records.forEach((record, index) => (end = writeRecord(target, end, record, index, tails)));
  target.writeBigInt64BE(0n, at);
  target.writeInt32BE(end - at - 12, at + 8);
  target.writeInt32BE(0, at + 12);
  target.writeInt8(MAGIC, at + 16);
  target.writeInt16BE(0, at + CRC_FROM);
  target.writeInt32BE(records.length - 1, at + 23);
  target.writeBigInt64BE(BigInt(nowMs), at + 27);
  target.writeBigInt64BE(BigInt(nowMs), at + 35);
  target.writeBigInt64BE(-1n, at + 43);
  target.writeInt16BE(0, at + 51);
  target.writeInt32BE(0, at + 53);
  target.writeInt32BE(records.length, at + 57);
  target.writeUInt32BE(crc32c(target.subarray(at + CRC_FROM, end)), at + 17);
  return end;
}

function writeRecord(
  target: Buffer,
  from: number,
  record: Message,
  index: number,
  tails: Tails,
): number {
  const { key, value } = record as { key: string; value: string };
  const tail = tailOf(record.headers, tails) as Buffer;
  const [keyBytes, valueBytes] = [Buffer.byteLength(key), bytesOf(value, record)];
  const size =
    2 + sizeOf(index) + sizeOf(keyBytes) + keyBytes + sizeOf(valueBytes) + valueBytes + tail.length;
  let at = writeVarInt(target, from, size);
  target[at++] = 0;
  target[at++] = 0;
  at = writeVarInt(target, at, index);
  at = writeVarInt(target, at, keyBytes);
  at += target.write(key, at);
  at = writeVarInt(target, at, valueBytes);
  at += target.write(value, at);
  target.set(tail, at);
  return at + tail.length;
}

const bytesOf = (value: string, { valueBytes }: Message): number =>
  valueBytes ?? Buffer.byteLength(value);

function tailOf(headers: Message['headers'], tails: Tails): Buffer | null {
  const known = tails.get(headers);
  if (known !== undefined) return known;
  const made = written(Object.entries(headers ?? {}));
  tails.set(headers, made);
  return made;
}

/** Null if one of them is not a text. */
function written(entries: readonly (readonly [string, unknown])[]): Buffer | null {
  const texts = entries.flat();
  if (!texts.every((text) => typeof text === 'string')) return null;
  const bytes = Buffer.alloc(texts.reduce((room, text) => room + 5 + Buffer.byteLength(text), 5));
  let at = writeVarInt(bytes, 0, entries.length);
  for (const text of texts) {
    at = writeVarInt(bytes, at, Buffer.byteLength(text));
    at += bytes.write(text, at);
  }
  return bytes.subarray(0, at);
}

/** A number that is not negative, in the zigzag form of the protocol. */
function writeVarInt(target: Buffer, from: number, number: number): number {
  let [at, rest] = [from, number * 2];
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) target[at++] = (rest % 128) | 0x80;
  target[at++] = rest;
  return at;
}

function sizeOf(number: number): number {
  let size = 1;
  for (let rest = number * 2; rest > 0x7f; rest = Math.floor(rest / 128)) size += 1;
  return size;
}
