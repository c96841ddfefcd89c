import { randomUUID } from 'node:crypto';
import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';

/** An expected no about parked messages, with a code; `detail` holds no value of a message. */
export class ParkedRefusal extends Error {
  override readonly name = 'ParkedRefusal';

  constructor(
    readonly code: 'not-found' | 'still-refused' | 'reader-elsewhere',
    readonly detail: string,
    readonly status: 404 | 409,
  ) {
    super(`${code}: ${detail}`);
  }
}

/** RFC 9457, in the shape that all our doors answer with. */
@Catch(ParkedRefusal)
export class ParkedRefusalFilter implements ExceptionFilter<ParkedRefusal> {
  catch({ code, detail, status }: ParkedRefusal, host: ArgumentsHost): void {
    const problem = {
      type: `urn:problem:grensverkeer:${code}`,
      title: status === 404 ? 'Not found' : 'Conflict',
      status,
      detail,
      instance: `urn:uuid:${randomUUID()}`,
      code,
    };
    const response = host.switchToHttp().getResponse<Response>();
    response.status(status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
