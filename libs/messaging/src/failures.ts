/** What to do with an error: wait and try again, try again at once, or park the message. */
export type FailureClass = 'infrastructure' | 'conflict' | 'business';

/** Serialization failure, deadlock, lock not available; internal error and cancelled statement. */
const CONFLICTS = new Set(['40001', '40P01', '55P03', 'XX000', '57014']);

/**
 * SQLSTATE classes that speak about the data of the message. All others speak about the server,
 * the connection or the deployment (a table that is not there): no message is to blame for them.
 */
const ABOUT_DATA = new Set(['21', '22', '23', '44', 'P0']);

const CONNECTION = new Set(
  'ECONNREFUSED ECONNRESET ETIMEDOUT EPIPE ENOTFOUND EAI_AGAIN EHOSTUNREACH ENOSPC EMFILE'.split(
    ' ',
  ),
);

/** Errors of pg and typeorm about the connection carry no code, only these words. */
const CONNECTION_WORDS =
  /timeout exceeded when trying to connect|connection terminated|connection error|not queryable|pool after calling end|already released|timeout expired|Driver not Connected/i;

export function classOf(error: unknown): FailureClass {
  const code = codeOf(error);
  if (code !== null && CONFLICTS.has(code)) return 'conflict';
  if (code !== null && CONNECTION.has(code)) return 'infrastructure';
  if (isSqlState(code)) return ABOUT_DATA.has(code.slice(0, 2)) ? 'business' : 'infrastructure';
  return CONNECTION_WORDS.test(messageOf(error)) ? 'infrastructure' : 'business';
}

/** The `code` of an error: SQLSTATE, errno or the code of a refusal; null if it has none. */
export function codeOf(error: unknown): string | null {
  const { code, driverError } = Object(error) as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  return driverError === undefined ? null : codeOf(driverError);
}

/** Name and code, without the message: that may repeat what stood in the event. */
export function nameOf(error: unknown): string {
  const code = codeOf(error);
  const name = error instanceof Error ? error.name : typeof error;
  return code === null ? name : `${name} ${code}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

function isSqlState(code: string | null): code is string {
  return code !== null && /^[0-9A-Z]{5}$/.test(code);
}
