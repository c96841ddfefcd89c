import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BillingProcess } from './billing';
import { largeJw323 } from './ijw-message';
import { figures, Needs, settled } from './large-process';

const SMALL_EVERY_MS = 250;

interface Sent {
  readonly status: number;
  readonly retryAfter: number;
}

/**
 * Lets so many providers post this message at once, and send again when they are asked to, while
 * another one posts small ones. Prints memory, what the door said, and what the small one noticed.
 */
export async function manyProviders(
  billing: BillingProcess,
  message: string,
  providers: number,
): Promise<void> {
  const needs = new Needs(billing.pid);
  const said = new Map<number, number>();
  let isOver = false;
  const smallOnes = postSmall(billing.url, () => isOver);
  const health = watchDoor(billing.url, () => isOver);
  const all = Array.from({ length: providers }, async (_, n) => {
    for (;;) {
      const { status, retryAfter } = await send(billing.url, ofProvider(message, n));
      said.set(status, (said.get(status) ?? 0) + 1);
      if (status !== 503) return;
      await sleep(retryAfter * 1_000);
    }
  });
  await Promise.all(all);
  console.log(`all taken in: ${needs.told()}`);
  await settled(billing);
  isOver = true;
  console.log(`all answered: ${needs.told()}`);
  const words = [...said].map(([status, times]) => `${times} times ${status}`).join(', ');
  console.log(`the door said ${words}; at most ${await health} waited before it`);
  const ms = (await smallOnes).sort((a, b) => a - b);
  const at = (share: number) => (ms[Math.floor(share * ms.length)] ?? 0).toFixed(0);
  console.log(`${ms.length} small ones meanwhile: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}

/** The same message from another provider, byte for byte as long. */
function ofProvider(message: string, n: number): readonly Buffer[] {
  const end = message.indexOf('<jw323:Clienten>');
  const head = message.slice(0, end).replace(/(?<=Afzender>)\d{8}/, String(30_000_000 + n));
  return [Buffer.from(head), tailOf(message, end)];
}

const tails = new Map<string, Buffer>();
/** All send the same bytes: one copy of them is enough. */
function tailOf(message: string, from: number): Buffer {
  const tail = tails.get(message) ?? Buffer.from(message.slice(from));
  tails.set(message, tail);
  return tail;
}

async function send(url: string, pieces: readonly Buffer[]): Promise<Sent> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/xml', 'content-length': length };
    const call = request(`${url}/v1/invoices`, { method: 'POST', headers }, (response) => {
      response.resume();
      const retryAfter = Number(response.headers['retry-after'] ?? 1);
      resolve({ status: response.statusCode ?? 0, retryAfter });
      call.destroy();
    });
    call.on('error', reject);
    for (const piece of pieces) call.write(piece);
    call.end();
  });
}

/** One small message after another, from a provider of its own. @returns milliseconds each took */
async function postSmall(url: string, isOver: () => boolean): Promise<number[]> {
  const small = [...largeJw323(1)].join('');
  const took: number[] = [];
  while (!isOver()) {
    const number = `S${took.length}`;
    const own = small
      .replace(/BENCH(1|202604)(?=<)/g, number)
      .replace(/(?<=ReferentieNummer>)R/g, `${number}-`);
    const started = performance.now();
    const { status } = await send(url, [Buffer.from(own)]);
    if (status !== 200) throw new Error(`a small message got ${status}`);
    took.push(performance.now() - started);
    await sleep(SMALL_EVERY_MS);
  }
  return took;
}

/** The most messages that health ever saw waiting at the door. */
async function watchDoor(url: string, isOver: () => boolean): Promise<number> {
  let most = 0;
  while (!isOver()) {
    most = Math.max(most, (await figures(url))['doorWaiting'] ?? 0);
    await sleep(SMALL_EVERY_MS);
  }
  return most;
}
