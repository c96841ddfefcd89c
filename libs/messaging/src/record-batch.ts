import { crc32c } from './crc32c';

/** A message as kafkajs hands it to its encoder. */
export interface Message {
  readonly key?: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Readonly<Record<string, string | Buffer | readonly unknown[] | undefined>>;
  readonly timestamp?: string;
}

/** Of a batch before its records: offset, length, epoch, magic, crc, and 40 bytes behind the crc. */
const HEAD = 61;
const CRC_FROM = 21;
/** Five numbers of at most five bytes, and two of one. */
const MOST_AROUND = 27;
const MAGIC = 2;

/** Can these be written by `writeRecordBatch`? Texts with plain headers and no time of their own. */
export function isPlain(records: readonly Message[]): boolean {
  return records.every(
    ({ key, value, headers = {}, timestamp }) =>
      typeof key === 'string' &&
      typeof value === 'string' &&
      timestamp == null &&
      Object.values(headers).every((one) => typeof one === 'string'),
  );
}

/** More than enough room for these records as a batch. */
export function roomFor(records: readonly Message[]): number {
  let room = HEAD;
  for (const { key, value, headers = {} } of records) {
    room += MOST_AROUND + MOST_OF_A_CHARACTER * (lengthOf(key) + lengthOf(value));
    for (const [name, text] of Object.entries(headers)) {
      room += 10 + byteLength(name) + byteLength(text);
    }
  }
  return room;
}

/** In UTF-8, of one of the two halves that JavaScript counts a rare character as. */
const MOST_OF_A_CHARACTER = 3;
const lengthOf = (text: unknown): number => (text as string).length;
const byteLength = (text: unknown): number => Buffer.byteLength(text as string);

/**
 * Writes plain records as one batch of the Kafka protocol (magic 2, not compressed, not
 * transactional), in one go into `target`. @returns where it ends
 */
export function writeRecordBatch(
  target: Buffer,
  at: number,
  records: readonly Message[],
  nowMs: number,
): number {
  let end = at + HEAD;
  const headers = new Map<Message['headers'], Buffer>();
  records.forEach((record, index) => (end = writeRecord(target, end, record, index, headers)));
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
  target.writeUInt32BE(crc32c(target, at + CRC_FROM, end), at + 17);
  return end;
}

function writeRecord(
  target: Buffer,
  from: number,
  { key, value, headers }: Message,
  index: number,
  known: Map<Message['headers'], Buffer>,
): number {
  const tail = headersOf(headers, known);
  const [keyBytes, valueBytes] = [byteLength(key), byteLength(value)];
  const size =
    2 + sizeOf(index) + sizeOf(keyBytes) + keyBytes + sizeOf(valueBytes) + valueBytes + tail.length;
  let at = writeVarInt(target, from, size);
  target[at++] = 0;
  target[at++] = 0;
  at = writeVarInt(target, at, index);
  at = writeVarInt(target, at, keyBytes);
  at += target.write(key as string, at);
  at = writeVarInt(target, at, valueBytes);
  at += target.write(value as string, at);
  tail.copy(target, at);
  return at + tail.length;
}

/** All messages of a send have the same headers, as one object, most of the time. */
function headersOf(headers: Message['headers'], known: Map<Message['headers'], Buffer>): Buffer {
  const before = known.get(headers);
  if (before) return before;
  const entries = Object.entries(headers ?? {});
  const room = entries.reduce((sum, [name, text]) => sum + 10 + byteLength(name + String(text)), 5);
  const bytes = Buffer.alloc(room);
  let at = writeVarInt(bytes, 0, entries.length);
  for (const text of entries.flatMap(([name, value]) => [name, value as string])) {
    at = writeVarInt(bytes, at, byteLength(text));
    at += bytes.write(text, at);
  }
  const made = bytes.subarray(0, at);
  known.set(headers, made);
  return made;
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
