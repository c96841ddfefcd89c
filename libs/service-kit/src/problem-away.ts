import { Refusal } from './problem';

const RETRY_AFTER_SECONDS = 5;

/** No connection, or one that broke. */
const CONNECTION = new Set(
  'ECONNREFUSED ECONNRESET ETIMEDOUT EPIPE ENOTFOUND EAI_AGAIN EHOSTUNREACH ENETUNREACH'.split(' '),
);
/** Errors of pg and typeorm about the connection carry no code, only these words. */
const CONNECTION_WORDS =
  /connection terminated|connection error|not queryable|query read timeout|timeout expired|pool after calling end|Driver not Connected/i;
/** pg-pool: all connections are in use, and stayed so. */
const POOL_FULL = /timeout exceeded when trying to connect/;

/**
 * SQLSTATE classes 08 (connection), 53 (disk full, out of memory), 57P (shutdown, starting up) and
 * 58 (the system under PostgreSQL); 25P03 ends a transaction that stood still.
 */
const SERVER_AWAY = /^(08|53|57P|58)|^25P03$/;
/** Conflict, deadlock, lock not available, statement cancelled, too many connections. */
const BUSY = new Set(['40001', '40P01', '55P03', '57014', '53300']);

/**
 * The refusal for trouble of the database that goes by without anybody changing the request: 503
 * with `database-away` or `too-busy`. Null for everything else.
 */
export function passingTrouble(error: unknown): Refusal | null {
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : '';
  if (code === null ? POOL_FULL.test(text) : BUSY.has(code)) return tooBusy();
  const isAway =
    code === null
      ? CONNECTION_WORDS.test(text)
      : CONNECTION.has(code) || (isSqlState(code) && SERVER_AWAY.test(code));
  return isAway ? databaseAway() : null;
}

/** SQLSTATE or errno, also from inside an error of typeorm. */
function codeOf(error: unknown): string | null {
  const { code, driverError } = Object(error) as { code?: unknown; driverError?: unknown };
  if (typeof code === 'string') return code;
  return driverError === undefined ? null : codeOf(driverError);
}

const isSqlState = (code: string) => /^[0-9A-Z]{5}$/.test(code);

const databaseAway = () =>
  new Refusal('database-away', 'The database cannot be used now. Send the same again later.', {
    status: 503,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    nl: 'Het systeem kan nu niet bij zijn gegevens. Probeer het straks opnieuw; hetzelfde nog eens sturen kan geen kwaad.',
    en: 'The system cannot reach its data now. Try again later; sending the same once more does no harm.',
  });

const tooBusy = () =>
  new Refusal('too-busy', 'There is too much to do now. Send the same again later.', {
    status: 503,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
    nl: 'Het systeem heeft het nu te druk. Probeer het straks opnieuw; hetzelfde nog eens sturen kan geen kwaad.',
    en: 'The system is too busy now. Try again later; sending the same once more does no harm.',
  });
