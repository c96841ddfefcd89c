/** How many parts of the outbox can be relayed side by side. Changing it breaks the order once. */
export const SHARDS = 16;

/**
 * The shard of a key: everything that must stay in order has one key and so one shard.
 * FNV-1a: no need for secrecy, only the same answer in every process.
 */
export function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % SHARDS;
}
