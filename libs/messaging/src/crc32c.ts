const POLYNOMIAL = 0x82f63b78;

/** Of each byte, and of each byte with so many zero bytes behind it: eight at a time. */
const TABLES = tables();

/** CRC-32C (Castagnoli) of a part of a buffer. */
export function crc32c(bytes: Buffer, from: number, until: number): number {
  const [t0, t1, t2, t3, t4, t5, t6, t7] = TABLES;
  let crc = -1;
  let at = from;
  for (const last = until - 7; at < last; at += 8) {
    const low = crc ^ bytes.readInt32LE(at);
    const high = bytes.readInt32LE(at + 4);
    crc =
      t7[low & 0xff]! ^
      t6[(low >>> 8) & 0xff]! ^
      t5[(low >>> 16) & 0xff]! ^
      t4[low >>> 24]! ^
      t3[high & 0xff]! ^
      t2[(high >>> 8) & 0xff]! ^
      t1[(high >>> 16) & 0xff]! ^
      t0[high >>> 24]!;
  }
  for (; at < until; at++) crc = t0[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

type Table = Int32Array;

function tables(): readonly [Table, Table, Table, Table, Table, Table, Table, Table] {
  const table = () => new Int32Array(256);
  const made = [table(), table(), table(), table(), table(), table(), table(), table()] as const;
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    made[0][byte] = crc;
  }
  for (let at = 1; at < made.length; at++) {
    const [before, own] = [made[at - 1]!, made[at]!];
    for (let byte = 0; byte < 256; byte++) {
      const crc = before[byte]!;
      own[byte] = made[0][crc & 0xff]! ^ (crc >>> 8);
    }
  }
  return made;
}
