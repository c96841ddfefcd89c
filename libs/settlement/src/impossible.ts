/** Thrown when something is met that correct callers cannot bring about. Not for bad input. */
export class Impossible extends Error {
  override readonly name = 'Impossible';
}
