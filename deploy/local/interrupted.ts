/** Ctrl-C breaks the run off, so that everything that was started is stopped. */
export function whenInterrupted(): Promise<never> {
  const interrupted = new Promise<never>((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => reject(new Error('Interrupted; cleaning up.')));
  });
  interrupted.catch(() => undefined);
  return interrupted;
}
