import { type LoggerService } from '@nestjs/common';
import { pino, type Logger, type LoggerOptions } from 'pino';

/** Only these members reach the log: what is not named here cannot leak a person. */
const ALLOWED = new Set(
  (
    'event service reason outcome request_id trace_id method route status duration_ms url signal ' +
    'context message error_name error_code stack topic partition offset count shard event_type'
  ).split(' '),
);

type Level = 'debug' | 'info' | 'warn' | 'error';
type Fields = Record<string, unknown>;

/** Test runners see what fails, not what is said. */
const silent = process.env['NODE_ENV'] === 'test';

let root: Logger = makeLogger('grensverkeer', silent ? 'silent' : 'info');

/** Names the service in every line; called once by `startService`. */
export function startLog(service: string, level: string): void {
  root = makeLogger(service, level);
}

/** One line: a stable snake_case name of what happened, and fields from the allow-list. */
export function logEvent(level: Level, event: string, fields: Fields = {}): void {
  root[level]({ ...fields, event });
}

/** One line for something nobody expected. Values in the message are blotted out. */
export function logError(event: string, error: unknown, fields: Fields = {}): void {
  const known = error instanceof Error ? error : new Error(String(error));
  const code = (known as { code?: unknown }).code;
  logEvent('error', event, {
    ...fields,
    error_name: known.name,
    ...(typeof code === 'string' && { error_code: code }),
    stack: withoutNumbers(known.stack ?? known.message),
  });
}

/** Anything as long as a BSN is blotted out, also inside a longer number. */
export function withoutNumbers(text: string): string {
  return text.replace(/\d{8,}/g, '#');
}

/** Nest's own lines, and those of `new Logger(context)` anywhere, as JSON through the same gate. */
export const nestLogger: LoggerService = {
  log: (message: unknown, ...rest: unknown[]) => fromNest('info', message, rest),
  warn: (message: unknown, ...rest: unknown[]) => fromNest('warn', message, rest),
  error: (message: unknown, ...rest: unknown[]) => fromNest('error', message, rest),
  debug: (message: unknown, ...rest: unknown[]) => fromNest('debug', message, rest),
  verbose: (message: unknown, ...rest: unknown[]) => fromNest('debug', message, rest),
  fatal: (message: unknown, ...rest: unknown[]) => fromNest('error', message, rest),
};

/** What Nest says while it puts the modules together is of use to nobody in production. */
const CHATTER = /^(InstanceLoader|RoutesResolver|RouterExplorer|NestFactory|NestApplication)$/;

function fromNest(level: Level, message: unknown, rest: unknown[]): void {
  const texts = rest.filter((part): part is string => typeof part === 'string');
  const context = texts.at(-1) ?? 'nest';
  const stack = texts.length > 1 ? { stack: withoutNumbers(texts[0] ?? '') } : {};
  if (message instanceof Error) return logError('unexpected_error', message, { context });
  if (typeof message === 'object' && message !== null) {
    const { event, ...fields } = message as Fields;
    return logEvent(level, String(event ?? 'message'), { ...fields, context });
  }
  const quiet = level === 'info' && CHATTER.test(context) ? 'debug' : level;
  logEvent(quiet, 'message', { message: withoutNumbers(String(message)), context, ...stack });
}

/**
 * Plain stdout: pino's own stream tries for ever to write to a pipe that nobody reads any more,
 * and the process would never end. A reader that is gone is no reason to stop working either.
 */
process.stdout.on('error', () => undefined);

function makeLogger(service: string, level: string): Logger {
  const options: LoggerOptions = {
    level,
    base: { service },
    messageKey: 'message',
    timestamp: () => `,"timestamp":"${new Date().toISOString()}"`,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) =>
        Object.fromEntries(Object.entries(fields).filter(([key]) => ALLOWED.has(key))),
    },
  };
  return pino(options, process.stdout);
}
