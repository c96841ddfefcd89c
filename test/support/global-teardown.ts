/** Ends what `global-setup` started, also after failed tests. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.grensverkeerStack?.stop();
}
