import { AsyncLocalStorage } from 'async_hooks';
import type { NextFunction, Request, Response } from 'express';
import { traceparentOf } from './request';

const current = new AsyncLocalStorage<string>();

/** Middleware: what is done for this request belongs to the trace in which it came. */
export function carryTrace(request: Request, _response: Response, next: NextFunction): void {
  const traceparent = traceparentOf(request);
  if (traceparent === undefined) next();
  else current.run(traceparent, next);
}

/** The attribute with which an event names the trace of the request that caused it; else none. */
export function traced(): { readonly traceparent?: string } {
  const traceparent = current.getStore();
  return traceparent === undefined ? {} : { traceparent };
}
