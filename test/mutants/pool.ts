import { fork, type ChildProcess } from 'child_process';
import { join } from 'path';
import type { Said, Task } from './worker';

/** A worker that gave no answer in time, or that died of what it was asked. */
export type Failure = 'timeout' | 'crash';

/** A loop without end shows by a spec that takes many times as long as it should, also when busy. */
const patience = (ms: number): number => 10_000 + 20 * ms;

/** As long as the first spec may take, before anything is known. */
const AT_FIRST = 120_000;

/**
 * Asks every task of a worker process that is free and gives each answer on, in order of coming.
 * A worker that does not answer is ended and replaced.
 */
export async function askAll<T extends Task>(
  tasks: Iterable<T>,
  workers: number,
  answered: (task: T, said: Said | Failure) => void,
): Promise<void> {
  const queue = tasks[Symbol.iterator]();
  const running = new Set<ChildProcess>();
  const endAll = (): void => running.forEach((child) => child.kill('SIGKILL'));
  process.on('exit', endAll);
  const serve = async (): Promise<void> => {
    let child = null as ChildProcess | null;
    // One queue for all workers: each takes the next task when it is free.
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const task = next.value;
      child ??= fork(join(__dirname, 'worker.js'), { execArgv: ['--max-old-space-size=1500'] });
      running.add(child);
      const said = await ask(child, task);
      if (typeof said === 'string') {
        child.kill('SIGKILL');
        running.delete(child);
        child = null;
      }
      answered(task, said);
    }
    child?.disconnect();
  };
  await Promise.all(Array.from({ length: workers }, serve));
  process.off('exit', endAll);
}

function ask(child: ChildProcess, task: Task): Promise<Said | Failure> {
  return new Promise((resolve) => {
    let timer = setTimeout(() => end('timeout'), AT_FIRST);
    const hear = (said: Said): void => {
      if (said.kind !== 'at') return end(said);
      clearTimeout(timer);
      timer = setTimeout(() => end('timeout'), patience(said.ms));
    };
    const died = (): void => end('crash');
    const end = (said: Said | Failure): void => {
      clearTimeout(timer);
      child.off('message', hear).off('exit', died);
      resolve(said);
    };
    child.on('message', hear).on('exit', died);
    child.send(task);
  });
}
