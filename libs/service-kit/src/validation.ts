import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync, type ValidatorOptions } from 'class-validator';
import { Refusal, type InvalidParam } from './problem';

const STRICT: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  stopAtFirstError: true,
};

/** No body of ours is deeper; whoever goes down level by level must not run out of stack. */
const DEEPEST = 32;

class StrictPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    refuseTooDeep(value);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

/** Bodies and queries become their DTO; every fault is told at once, each with its own code. */
export const validationPipe = new StrictPipe({
  ...STRICT,
  transform: true,
  exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => faultsOf(error))),
});

/**
 * The same check for input that does not come as one body, such as a line of a stream.
 * @throws Refusal 400 `invalid-input`
 */
export function validated<Dto extends object>(Dto: ClassConstructor<Dto>, input: unknown): Dto {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new Refusal('invalid-input', 'A JSON object is expected.', { status: 400 });
  }
  refuseTooDeep(input);
  const dto = plainToInstance(Dto, input);
  const faults = validateSync(dto, STRICT).flatMap((error) => faultsOf(error));
  if (faults.length > 0) throw invalidInput(faults);
  return dto;
}

/** The one refusal for input that does not fit its schema. */
export function invalidInput(params: readonly InvalidParam[]): Refusal {
  const detail =
    params.length === 1 ? '1 field is not valid.' : `${params.length} fields are not valid.`;
  return new Refusal('invalid-input', detail, { status: 400, params });
}

function refuseTooDeep(value: unknown): void {
  if (isWithin(value, DEEPEST)) return;
  throw new Refusal('invalid-input', 'The body is nested too deep.', { status: 400 });
}

function isWithin(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => isWithin(inner, levels - 1));
}

function faultsOf(error: ValidationError, above = ''): InvalidParam[] {
  const name = above + nameOf(error);
  const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) =>
    faultOf(name, constraint, message),
  );
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, `${name}.`))];
}

/** A member name is typed by the caller: what does not look like one is not repeated. */
function nameOf(error: ValidationError): string {
  return /^[A-Za-z_][A-Za-z0-9_]{0,63}$|^\d{1,6}$/.test(error.property) ? error.property : '?';
}

/** Our validators say `code|reason`; those of the library itself give their name as code. */
function faultOf(name: string, constraint: string, message: string): InvalidParam {
  if (constraint === 'whitelistValidation') {
    return { name, code: 'unknown-field', reason: 'this field is not known here' };
  }
  const [, code, reason] = /^([a-z-]+)\|(.*)$/s.exec(message) ?? [];
  if (code !== undefined && reason !== undefined) return { name, code, reason };
  if (constraint === 'nestedValidation') {
    return { name, code: 'is-object', reason: 'must be an object of the described form' };
  }
  return {
    name,
    code: constraint.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    reason: message,
  };
}
