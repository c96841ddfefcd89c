import type { DataSource, EntityManager } from 'typeorm';

/**
 * What this process has just written and never changes, for whoever needs it next: mostly that is
 * this process too, a moment later, and then the database need not be asked. Only a matter of
 * speed: what is not here stands in the database. What was rolled back is never asked for, because
 * its number is given to nothing else.
 */
export class JustWritten<Thing> {
  /** A number means something within one database. */
  private readonly byDatabase = new WeakMap<DataSource, Map<number, Thing>>();

  /** @param most as many are held; of more the oldest are forgotten */
  constructor(private readonly most: number) {}

  keep(tx: EntityManager, number: number, thing: Thing): void {
    const held = this.heldFor(tx);
    held.set(number, thing);
    if (held.size <= this.most) return;
    for (const [oldest] of held) {
      held.delete(oldest);
      return;
    }
  }

  /** Hands over those of these numbers that are held, once. */
  take(tx: EntityManager, numbers: readonly number[]): Map<number, Thing> {
    const held = this.heldFor(tx);
    const taken = new Map<number, Thing>();
    for (const number of numbers) {
      const thing = held.get(number);
      if (thing === undefined) continue;
      held.delete(number);
      taken.set(number, thing);
    }
    return taken;
  }

  private heldFor({ connection }: EntityManager): Map<number, Thing> {
    const held = this.byDatabase.get(connection) ?? new Map<number, Thing>();
    this.byDatabase.set(connection, held);
    return held;
  }
}
