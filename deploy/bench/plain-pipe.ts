import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { compiled } from '../local/paths';
import type { BenchStack } from './bench-stack';
import { cpuOf, since } from './cpu';
import type { Measured } from './whole-path';
import { REGION } from './world';

/** The plain pipe as a process, on a database and topics of its own. */
export interface PlainPipe {
  measure(files: readonly string[], lines: number): Promise<Measured>;
  stop(): Promise<void>;
}

export async function startPipe(stack: BenchStack): Promise<PlainPipe> {
  const child = fork(compiled('deploy/bench/pipe'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    env: {
      ...process.env,
      DATABASE_URL: await stack.database('bench_pipe'),
      KAFKA_BROKERS: stack.kafkaBrokers,
      TOPIC_PREFIX: 'pipe-',
      PIPE_TOPICS: REGION.map((code) => `settlements.gm${code}`).join(),
    },
  });
  await answerOf<{ ready: boolean }>(child);
  return {
    async measure(files, lines) {
      const parts = { node: [child.pid ?? 0], postgres: [stack.postgres], broker: [stack.broker] };
      const [cpu, started] = [cpuOf(parts), performance.now()];
      child.send({ files });
      const { events } = await answerOf<{ events: number }>(child);
      const used = since(cpu, cpuOf(parts));
      if (events !== 2 * lines) throw new Error(`the pipe told ${events} events of ${lines} lines`);
      return { lines, cpu: used, seconds: (performance.now() - started) / 1000 };
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.send({ end: true });
      await ended;
    },
  };
}

/** The next message of the pipe. @throws Error when it ends instead */
function answerOf<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the plain pipe ended by itself'));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}
