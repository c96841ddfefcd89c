import { SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { Refusal } from './problem';

const ACCEPTS = 'grensverkeer:accepts';
const JSON_ONLY = ['application/json'];

/**
 * The content types a route takes; without it only JSON. Bodies of other types are not read
 * beforehand: the route gets the request as a stream (`@Req()`).
 */
export const Accepts = (...types: string[]): MethodDecorator => SetMetadata(ACCEPTS, types);

/** Refuses a body of a type that the route does not take, before anything reads it. */
export class ContentTypeGuard implements CanActivate {
  private readonly reflector = new Reflector();

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = context.switchToHttp().getRequest<Request>();
    if (!hasBody(request)) return true;
    const types = this.reflector.get<string[] | undefined>(ACCEPTS, context.getHandler());
    const accepted = types ?? JSON_ONLY;
    if (accepted.includes(contentTypeOf(request))) return true;
    const detail = `Send ${accepted.join(' or ')}.`;
    throw new Refusal('content-type-not-supported', detail, { status: 415 });
  }
}

/** The media type in lower case, without parameters. */
export function contentTypeOf(request: { headers: Request['headers'] }): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
