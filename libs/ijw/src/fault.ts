import type { Text } from './text';

/**
 * Why a text is not a message at level 1. `not-xml` is not well-formed (or not UTF-8);
 * `doctype-forbidden` stops entity tricks before they start; `wrong-namespace` and `wrong-root`
 * are about the root element; `xsd-invalid` is everything else that the schema refuses.
 */
export type FaultCode =
  'not-xml' | 'doctype-forbidden' | 'wrong-namespace' | 'wrong-root' | 'xsd-invalid';

/** One fault at level 1: where (XPath and line, from 1) and what. Never quotes a value. */
export interface Fault {
  readonly code: FaultCode;
  readonly xpath: string;
  readonly line: number;
  /** In English, for logs and problem details; the same as `text.en`. */
  readonly detail: string;
  readonly text: Text;
}
