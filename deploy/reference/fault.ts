/** Why reference data cannot be checked or renewed; `code` for machines, the rest for people. */
export class ReferenceFault extends Error {
  override readonly name = 'ReferenceFault';

  constructor(
    readonly code: FaultCode,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
  }
}

/**
 * `source-absent`: the folder or address does not answer · `source-file-missing`: it has not all
 * files · `source-unreadable`: a file is not what it should be · `source-older`: what we have is
 * newer · `successors-unknown`: a municipality has gone and nobody says where its area went.
 */
export type FaultCode =
  | 'source-absent'
  | 'source-file-missing'
  | 'source-unreadable'
  | 'source-older'
  | 'successors-unknown';
