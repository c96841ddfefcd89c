import type { CloudEvent, FactEvent } from '@grensverkeer/events';
import type { DataSource, EntityManager } from 'typeorm';
import { crashPoint } from './crash-point';
import { classOf, codeOf, nameOf } from './failures';
import { type Bad, newest, type RawMessage, receive, type Received } from './intake';
import { lockBlockedKeys, type Origin, park } from './parked';

/** What a handler gets beside its events. All its work belongs in `tx`. */
export class BatchContext {
  constructor(
    readonly tx: EntityManager,
    /** Base name, without the prefix of the environment. */
    readonly topic: string,
    readonly partition: number,
  ) {}
}

/**
 * Records events in `context.tx`. It may be called again with the same or a part of the events,
 * so it must have no effect outside the transaction.
 */
export type BatchHandler = (events: FactEvent[], context: BatchContext) => Promise<void>;

export interface Chunk extends Origin {
  readonly partition: number;
  readonly messages: readonly RawMessage[];
}

export interface ChunkOutcome {
  readonly applied: number;
  readonly parked: number;
  /** Of a type that this reader does not know. */
  readonly ignored: number;
}

type Readable = Extract<Received, { kind: 'event' }>;
type Apply = (tx: EntityManager, entries: readonly Readable[]) => Promise<Bad[]>;

/**
 * Messages of one transaction in search of those that the handler refuses: each of these can cost
 * two calls of it, and what others wait for must not wait for hundreds of them.
 */
const SEARCHED_AT_ONCE = 50;

/**
 * Takes a chunk of one partition in one transaction: bad messages and those behind them are
 * parked, the handler gets the rest. If the handler refuses, the chunk is done again in small
 * parts, in search of the events that it refuses.
 * @throws what is not the fault of a message: then nothing happened, or some parts and these may
 *   be done again
 */
export async function applyChunk(
  dataSource: DataSource,
  chunk: Chunk,
  handler: BatchHandler,
): Promise<ChunkOutcome> {
  const received = chunk.messages.map((message) => receive(chunk.topic, message));
  const call = (tx: EntityManager, entries: readonly Readable[]) =>
    handler(freshOf(entries), new BatchContext(tx, chunk.topic, chunk.partition));
  const attempt = (some: readonly Received[], apply: Apply) =>
    dataSource.transaction((tx) => applyReceived(tx, chunk, some, apply));
  crashPoint('consumer-before-begin');
  try {
    return await attempt(received, async (tx, entries) => {
      if (entries.length > 0) await call(tx, entries);
      return [];
    });
  } catch (error) {
    if (classOf(error) !== 'business') throw error;
  }
  const outcome = { applied: 0, parked: 0, ignored: 0 };
  for (let at = 0; at < received.length; at += SEARCHED_AT_ONCE) {
    const some = received.slice(at, at + SEARCHED_AT_ONCE);
    const part = await attempt(some, (tx, entries) => applySearching(tx, entries, call));
    outcome.applied += part.applied;
    outcome.parked += part.parked;
    outcome.ignored += part.ignored;
    crashPoint('consumer-after-part');
  }
  return outcome;
}

async function applyReceived(
  tx: EntityManager,
  chunk: Chunk,
  received: readonly Received[],
  apply: Apply,
): Promise<ChunkOutcome> {
  const keys = received.map(({ message: { key } }) => key);
  const { bad, entries } = sorted(received, await lockBlockedKeys(tx, chunk, keys));
  crashPoint('consumer-after-claim');
  const refused = await apply(tx, entries);
  await park(tx, chunk, chunk.partition, [...bad, ...refused]);
  crashPoint('consumer-before-commit');
  const parked = bad.length + refused.length;
  return {
    applied: entries.length - refused.length,
    parked,
    ignored: received.length - bad.length - entries.length,
  };
}

/** A bad message blocks its key: what comes behind it waits with it, or order would be lost. */
function sorted(received: readonly Received[], blocked: ReadonlySet<string>) {
  const blockedNow = new Set(blocked);
  const bad: Bad[] = [];
  const entries: Readable[] = [];
  for (const one of received) {
    if (one.kind === 'ignored') continue;
    const key = keyText(one.message);
    if (one.kind === 'bad') bad.push(one);
    else if (blockedNow.has(key)) bad.push(behind(one));
    else entries.push(one);
    if (one.kind === 'bad' && one.message.key !== null) blockedNow.add(key);
  }
  return { bad, entries };
}

/** Halves until the refused events stand alone; each try has its own savepoint. */
async function applySearching(
  tx: EntityManager,
  entries: readonly Readable[],
  call: (tx: EntityManager, entries: readonly Readable[]) => Promise<void>,
): Promise<Bad[]> {
  const [first] = entries;
  if (first === undefined) return [];
  try {
    await tx.transaction((inner) => call(inner, entries));
    return [];
  } catch (error) {
    if (classOf(error) !== 'business') throw error;
    crashPoint('consumer-before-park');
    if (entries.length === 1) return [refusedBy(error, first)];
  }
  const middle = Math.ceil(entries.length / 2);
  const refused = await applySearching(tx, entries.slice(0, middle), call);
  // Where all are refused, the next are likely to be: trying them together first would be in vain.
  const step = refused.length === middle ? 1 : entries.length;
  for (let at = middle; at < entries.length; at += step) {
    const blocked = new Set(refused.map(({ message }) => keyText(message)));
    const next = entries.slice(at, at + step);
    const [late, free] = split(next, (one) => blocked.has(keyText(one.message)));
    refused.push(...late.map(behind), ...(await applySearching(tx, free, call)));
  }
  return refused;
}

function split<T>(all: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [all.filter(isFirst), all.filter((one) => !isFirst(one))];
}

function freshOf(entries: readonly Readable[]): FactEvent[] {
  // What is on a fact topic is a fact: `receive` has refused every type of another topic.
  return newest(entries.map(({ event }) => event)) as FactEvent[];
}

function behind({ message, event }: Readable): Bad {
  const detail = 'an earlier message of this key waits';
  return { kind: 'bad', message, event, code: 'parked-behind', detail };
}

/** A coded refusal speaks for itself; of anything else only name and code are told. */
export function refusalOf(error: unknown): { code: string; detail: string } {
  const code = codeOf(error);
  if (code === null || !/^[a-z][a-z0-9-]{1,63}$/.test(code)) {
    return { code: 'handler-failed', detail: nameOf(error) };
  }
  const { detail } = error as { detail?: unknown };
  return { code, detail: typeof detail === 'string' ? detail : nameOf(error) };
}

function refusedBy(error: unknown, { message, event }: Readable): Bad {
  return { kind: 'bad', message, event: event as CloudEvent, ...refusalOf(error) };
}

function keyText({ key }: RawMessage): string {
  return key?.toString('hex') ?? '';
}
