import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '../../deploy/demo/random';
import type { ServiceName } from '../../deploy/local/databases';
import type { Call } from './world-pen';

export interface Answer {
  readonly status: number;
  readonly text: string;
  /** When it was asked for, and after how long it came. */
  readonly at: number;
  readonly ms: number;
  /** Seconds, where the answer named them. */
  readonly retryAfter: number | null;
}

export interface Recorded extends Call {
  /** Those that asked to try again, then the final one. Without status: there was no answer. */
  readonly answers: Answer[];
}

export interface Load {
  readonly calls: readonly Call[];
  /** Who can be asked now. */
  readonly urls: () => Readonly<Record<ServiceName, readonly string[]>>;
  readonly seed: number;
  /** What part of the calls may have begun by now, 0 to 1. */
  readonly allowed: () => number;
  readonly stopped: () => boolean;
}

const WIDTH = 6;
const ANSWER_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 20;

/**
 * Makes all calls the way a sensible client does: without an answer, or told to come back, it asks
 * again, at another process if there is one. Answers what was recorded.
 */
export async function drive(load: Load): Promise<Recorded[]> {
  const recorded: Recorded[] = load.calls.map((call) => ({ ...call, answers: [] }));
  const done = new Set<number>();
  const queue = [...recorded];
  const chance = random(load.seed);
  let begun = 0;
  const work = async () => {
    while (queue.length > 0 && !load.stopped()) {
      const isEarly = begun / recorded.length > load.allowed();
      const at = isEarly ? -1 : queue.findIndex(({ after }) => after.every((id) => done.has(id)));
      const [call] = at < 0 ? [] : queue.splice(at, 1);
      if (call === undefined) {
        await sleep(LOOK_EVERY_MS);
        continue;
      }
      begun += 1;
      await insist(load, call, () => chance.below(1_000));
      done.add(call.id);
    }
  };
  await Promise.all(Array.from({ length: WIDTH }, work));
  return recorded;
}

async function insist(load: Load, call: Recorded, chance: () => number): Promise<void> {
  for (let attempt = chance(); !load.stopped(); attempt++) {
    const urls = load.urls()[call.service];
    const answer = await ask(`${urls[attempt % urls.length]}${call.path}`, call);
    call.answers.push(answer);
    if (answer.status >= 200 && answer.status < 500) return;
    const said = 1_000 * (answer.retryAfter ?? 0);
    await sleep(Math.max(said, 150 + (chance() % 200)));
  }
}

async function ask(url: string, { method, body, contentType }: Call): Promise<Answer> {
  const at = Date.now();
  const answered = (status: number, text: string, retryAfter: string | null = null) => ({
    ...{ status, text, at, ms: Date.now() - at },
    retryAfter: retryAfter === null ? null : Number(retryAfter),
  });
  try {
    // On a line of its own: one that is kept may be closed by the server in between.
    const headers = { 'content-type': contentType, connection: 'close' };
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const response = await fetch(url, { method, headers, body, signal });
    const text = await response.text();
    return answered(response.status, text, response.headers.get('retry-after'));
  } catch (error) {
    // Refused, cut off or silent: the client cannot know whether it was done.
    return answered(0, String(error));
  }
}
