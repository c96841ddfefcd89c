import { messageOf, toStderr } from './report';

/** Ctrl-C breaks the run off, so that everything that was started is stopped. */
export function whenInterrupted(): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => reject(new Error('Interrupted; cleaning up.')));
  });
  interrupted.catch(() => undefined);
  return interrupted;
}

/** Starts something, works with it and stops it, also when Ctrl-C breaks off the work. */
export async function withStarted<Up extends { stop(): Promise<void> }, Result>(
  start: () => Promise<Up>,
  work: (up: Up) => Promise<Result>,
): Promise<Result> {
  const interrupted = whenInterrupted();
  const up = await start();
  try {
    return await Promise.race([work(up), interrupted]);
  } finally {
    await up.stop();
  }
}

/** Ends this process with what `main` comes to, whatever still goes on: a client may yet wait. */
export function endWith(main: Promise<number | void>): void {
  main.then(
    (code) => process.exit(code ?? 0),
    (error: unknown) => {
      toStderr(messageOf(error));
      process.exit(1);
    },
  );
}
