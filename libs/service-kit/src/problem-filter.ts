import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { logError, logEvent } from './log';
import { Problem, Refusal, problemOf } from './problem';
import { passingTrouble } from './problem-away';
import { requestIdOf } from './request';

/** Turns every thrown thing into problem+json; what nobody expected is told to the log only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(exception: unknown, host: ArgumentsHost): void {
    // Messages have their own way with errors (retry, park): let them have it.
    if (host.getType() !== 'http') throw exception;
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const refusal = refusalOf(exception, request);
    tellLog(refusal, exception, requestIdOf(request));
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (refusal.status === 405) response.setHeader('Allow', methodsAt(request).join(', '));
    const { retryAfterSeconds } = refusal.options;
    if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', retryAfterSeconds);
    sendProblem(response, problemOf(refusal, requestIdOf(request)));
  }
}

/** Sends a problem with its own content type. */
export function sendProblem(response: Response, problem: Problem): void {
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What the body parser says, as our refusals. Stands right behind it. */
export function bodyFault(error: unknown): unknown {
  const { type, status } = error as { type?: unknown; status?: unknown };
  if (typeof type !== 'string' || typeof status !== 'number') return error;
  if (type === 'entity.parse.failed') {
    return new Refusal('not-json', 'The body is not a JSON object or list.', { status: 400 });
  }
  if (type === 'entity.too.large') {
    return new Refusal('too-large', 'The body is larger than this door takes.', { status: 413 });
  }
  if (status === 415) {
    return new Refusal('content-type-not-supported', 'Send UTF-8 JSON.', { status: 415 });
  }
  return new Refusal('body-unreadable', 'The body could not be read.', { status: 400 });
}

/** What passes by itself needs no stack for each request. */
function tellLog({ status, code }: Refusal, exception: unknown, request_id: string): void {
  if (status === 503) logEvent('warn', 'request_not_possible', { request_id, reason: code });
  else if (status >= 500) logError('request_failed', exception, { request_id });
}

function refusalOf(exception: unknown, request: Request): Refusal {
  if (exception instanceof Refusal) return exception;
  if (request.destroyed && !request.complete) {
    return new Refusal('body-broken-off', 'The body did not come to its end.', { status: 400 });
  }
  if (exception instanceof HttpException) return ofNest(exception.getStatus(), request);
  const passing = passingTrouble(exception);
  if (passing !== null) return passing;
  return new Refusal('internal-error', 'Something went wrong on our side.', { status: 500 });
}

/** Nest's own refusals repeat the address, which may hold anything: they get our words. */
function ofNest(status: number, request: Request): Refusal {
  if (status === 404 && methodsAt(request).length > 0) {
    return new Refusal('method-not-allowed', 'This address has other methods.', { status: 405 });
  }
  if (status === 404) return new Refusal('no-such-address', 'There is nothing here.', { status });
  if (status === 400)
    return new Refusal('bad-request', 'The request could not be read.', { status });
  return new Refusal('refused', 'The request was refused.', { status });
}

interface Layer {
  readonly route?: { readonly methods: Record<string, boolean> };
  match(path: string): boolean;
}

function methodsAt(request: Request): string[] {
  const { stack } = (request.app as unknown as { router: { stack: Layer[] } }).router;
  const methods = stack
    .filter((layer) => layer.route && layer.match(request.path))
    .flatMap((layer) => Object.keys(layer.route?.methods ?? {}));
  return [...new Set(methods)].map((method) => method.toUpperCase()).sort();
}
