import type { DataSource, EntityManager } from 'typeorm';

/**
 * What this process has just read or written, for whoever needs it next: mostly that is this
 * process too, a moment later, and then the database need not be asked. Only a matter of speed:
 * what is not here stands in the database. Nothing is handed over that may have changed since: it
 * never changes, or whoever takes it looks at its version. What was written and rolled back is never
 * asked for, because its number is given to nothing else.
 */
export class HandOver<Key, Thing> {
  /** A key means something within one database. */
  private readonly byDatabase = new WeakMap<DataSource, Map<Key, Thing>>();

  /** @param most as many are held; of more the oldest are forgotten */
  constructor(private readonly most: number) {}

  keep(tx: EntityManager, key: Key, thing: Thing): void {
    const held = this.heldFor(tx);
    held.set(key, thing);
    if (held.size <= this.most) return;
    for (const [oldest] of held) {
      held.delete(oldest);
      return;
    }
  }

  /** Hands over those of these that are held, once. */
  take(tx: EntityManager, keys: readonly Key[]): Map<Key, Thing> {
    const held = this.heldFor(tx);
    const taken = new Map<Key, Thing>();
    for (const key of keys) {
      const thing = held.get(key);
      if (thing === undefined) continue;
      held.delete(key);
      taken.set(key, thing);
    }
    return taken;
  }

  private heldFor({ connection }: EntityManager): Map<Key, Thing> {
    const held = this.byDatabase.get(connection) ?? new Map<Key, Thing>();
    this.byDatabase.set(connection, held);
    return held;
  }
}
