const POLYNOMIAL = 0x82f63b78;
const EIGHT = 8;

/** Of each byte, and of each byte with one to seven zero bytes behind it, behind each other. */
const TABLE = table();

/**
 * CRC-32C (Castagnoli) of a part of a buffer, eight bytes at a time. A `DataView` reads four bytes
 * in one load; `readInt32LE`, which puts them together one by one, is far slower.
 */
export function crc32c(bytes: Buffer, from: number, until: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let crc = -1;
  let at = from;
  for (const last = until - EIGHT; at <= last; at += EIGHT) {
    const low = crc ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    crc =
      TABLE[0x700 | (low & 0xff)]! ^
      TABLE[0x600 | ((low >>> 8) & 0xff)]! ^
      TABLE[0x500 | ((low >>> 16) & 0xff)]! ^
      TABLE[0x400 | (low >>> 24)]! ^
      TABLE[0x300 | (high & 0xff)]! ^
      TABLE[0x200 | ((high >>> 8) & 0xff)]! ^
      TABLE[0x100 | ((high >>> 16) & 0xff)]! ^
      TABLE[high >>> 24]!;
  }
  for (; at < until; at++) crc = TABLE[(crc ^ bytes[at]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}

function table(): Int32Array {
  const made = new Int32Array(EIGHT << 8);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    made[byte] = crc;
  }
  for (let at = 256; at < made.length; at++) {
    const before = made[at - 256]!;
    made[at] = made[before & 0xff]! ^ (before >>> 8);
  }
  return made;
}
