import { BaseRpcExceptionFilter } from '@nestjs/microservices';
import { type Observable, throwError } from 'rxjs';

/**
 * Nest turns every error of a message handler into the text "Internal server error". Whether a
 * database was away or an event can never be recorded would be lost, and with it the choice
 * between waiting and parking. It also logs the error, whose text may repeat what was in a message.
 */
export function letErrorsThrough(): void {
  BaseRpcExceptionFilter.prototype.handleUnknownError = (error: unknown): Observable<never> =>
    throwError(() => error);
}
