import { randomUUID } from 'crypto';
import type { NextFunction, Request, Response } from 'express';
import { requestSeconds } from './health';
import { logEvent } from './log';

/** The version of the HTTP APIs, told in every response (semver; `/v1` is its major). */
export const API_VERSION = '1.0.0';

const HEADERS: Record<string, string> = {
  'API-Version': API_VERSION,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

const requestIds = new WeakMap<object, string>();

/** The id under which this request is in the log and in a problem's `instance`. */
export function requestIdOf(request: object): string {
  const known = requestIds.get(request);
  if (known !== undefined) return known;
  const made = randomUUID();
  requestIds.set(request, made);
  return made;
}

/** The trace in which a request came (W3C trace context); what has not its form is not passed on. */
export function traceparentOf({ headers }: Pick<Request, 'headers'>): string | undefined {
  const { traceparent } = headers;
  return typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? traceparent : undefined;
}

const TRACEPARENT = /^00-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/;

/** First in line: the headers of every answer, and one log line when the answer has gone. */
export function receive(request: Request, response: Response, next: NextFunction): void {
  const started = process.hrtime.bigint();
  response.set({ ...HEADERS, 'X-Request-Id': requestIdOf(request) });
  response.once('close', () => {
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    told(request, response, seconds);
  });
  next();
}

/** The route's pattern, never the address: an address can hold what somebody typed. */
function told(request: Request, response: Response, seconds: number): void {
  const { path: route = 'none' } = (request.route ?? {}) as { path?: string };
  const { method } = request;
  const status = response.statusCode;
  requestSeconds.observe({ method, route, status }, seconds);
  if (route.includes('_healthz') || route.endsWith('metrics')) return;
  const outcome = response.writableFinished ? 'answered' : 'broken-off';
  const duration = Math.round(seconds * 1000);
  const request_id = requestIdOf(request);
  const trace_id = TRACEPARENT.exec(traceparentOf(request) ?? '')?.[1];
  logEvent('info', 'request_answered', {
    request_id,
    ...(trace_id !== undefined && { trace_id }),
    method,
    route,
    status,
    outcome,
    duration_ms: duration,
  });
}
