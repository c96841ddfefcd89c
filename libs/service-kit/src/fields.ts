import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  type ValidationArguments,
} from 'class-validator';
import { existedEver, isLocalDate } from '@grensverkeer/settlement';
import { isBsn } from './bsn';

/** What every field decorator takes. Without them the field must be there and not be null. */
export interface FieldOptions {
  readonly optional?: boolean;
  readonly nullable?: boolean;
  readonly description?: string;
}

const FIRST_DATE = '1900-01-01';
const LONGEST_LIST = 1000;

/** A calendar date from 1900 on: what is earlier is a typing error. */
export function IsLocalDate(options: FieldOptions = {}): PropertyDecorator {
  return field('is-local-date', 'must be a date that exists, like 2026-01-31', options, {
    schema: { type: 'string', format: 'date' },
    test: (value) => isLocalDate(value) && value >= FIRST_DATE,
  });
}

/** The first day that no longer belongs to a period: later than its `from`; null = running. */
export function IsUntil(options: FieldOptions = { nullable: true }): PropertyDecorator {
  return applyDecorators(
    IsLocalDate({
      description: 'First day that no longer belongs to it; null = running',
      ...options,
    }),
    Check('period-empty', 'must be later than from', (value, args) => {
      const { from } = args.object as { from?: unknown };
      return !isLocalDate(value) || !isLocalDate(from) || value > from;
    }),
  );
}

/** A four-digit code of a municipality that exists or once existed. */
export function IsMunicipalityCode(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    field('is-municipality-code', 'must be a code of four digits, like 0599', options, {
      schema: { type: 'string', pattern: '^\\d{4}$', example: '0599' },
      test: (value) => typeof value === 'string' && /^\d{4}$/.test(value),
    }),
    Check(
      'unknown-municipality',
      'no municipality has or had this code',
      (value) => typeof value !== 'string' || !/^\d{4}$/.test(value) || existedEver(value),
    ),
  );
}

/** A BSN that passes the 11-proof. The value is never repeated in an answer. */
export function IsBsn(options: FieldOptions = {}): PropertyDecorator {
  return field('is-bsn', 'must be nine digits that pass the 11-proof', options, {
    schema: { type: 'string', pattern: '^\\d{9}$', writeOnly: true },
    test: isBsn,
  });
}

/** AGB code of a care provider. */
export function IsAgbCode(options: FieldOptions = {}): PropertyDecorator {
  return field('is-agb-code', 'must be a code of eight digits', options, {
    schema: { type: 'string', pattern: '^\\d{8}$' },
    test: (value) => typeof value === 'string' && /^\d{8}$/.test(value),
  });
}

/** A UUID; turned to lower case, as PostgreSQL gives it back. */
export function IsUuidText(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.toLowerCase() : value,
    ),
    field('is-uuid', 'must be a UUID', options, {
      schema: { type: 'string', format: 'uuid' },
      test: isUuid,
    }),
  );
}

/** Any version, either case. */
export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(value);
}

/** An id chosen by the client: a UUID or a short kebab text; never a bare number (a BSN is one). */
export function IsKey(options: FieldOptions = {}): PropertyDecorator {
  return field(
    'is-key',
    'must be 1 to 64 letters, digits, dots or hyphens, not only digits',
    options,
    {
      schema: { type: 'string', minLength: 1, maxLength: 64 },
      test: isKey,
    },
  );
}

/** See `IsKey`. */
export function isKey(value: unknown): value is string {
  return typeof value === 'string' && /^(?!\d+$)[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value);
}

/** Text of a stated length; no control and no half characters, which PostgreSQL cannot store. */
export function IsText(maxLength: number, options: FieldOptions = {}): PropertyDecorator {
  return field('is-text', `must be text of 1 to ${maxLength} characters`, options, {
    schema: { type: 'string', minLength: 1, maxLength },
    test: (value) =>
      typeof value === 'string' && value.length <= maxLength && /^[^\p{Cc}\p{Cs}]+$/u.test(value),
  });
}

/** Text of a stated form. */
export function IsPattern(pattern: RegExp, reason: string, options: FieldOptions = {}) {
  return field('is-pattern', reason, options, {
    schema: { type: 'string', pattern: pattern.source },
    test: (value) => typeof value === 'string' && pattern.test(value),
  });
}

/** One of a closed list of texts. */
export function IsOneOf(values: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    presence(options, { type: 'string', enum: [...values, ...(options.nullable ? [null] : [])] }),
    IsIn(values, { message: `is-one-of|must be one of ${values.join(', ')}` }),
  );
}

/** A whole number between two bounds, both included. */
export function IsWhole(min: number, max: number, options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    presence(options, { type: 'integer', minimum: min, maximum: max }),
    IsInt({ message: 'is-whole-number|must be a whole number' }),
    Min(min, { message: `out-of-range|must be at least ${min}` }),
    Max(max, { message: `out-of-range|must be at most ${max}` }),
  );
}

/** True or false. */
export function IsYesNo(options: FieldOptions = {}): PropertyDecorator {
  return applyDecorators(
    presence(options, { type: 'boolean' }),
    IsBoolean({ message: 'is-boolean|must be true or false' }),
  );
}

/** One nested object. */
export function IsPart(
  type: () => new () => object,
  options: FieldOptions = {},
): PropertyDecorator {
  return applyDecorators(
    presence(options, { type: () => type() }),
    IsObject({ message: 'is-object|must be an object' }),
    ValidateNested(),
    Type(type),
  );
}

/** A list of nested objects, at most 1000. */
export function IsListOf(type: () => new () => object, options: FieldOptions = {}) {
  return applyDecorators(
    presence(options, { type: () => type(), isArray: true, maxItems: LONGEST_LIST }),
    IsArray({ message: 'is-list|must be a list' }),
    ArrayMaxSize(LONGEST_LIST, { message: `too-many|must hold at most ${LONGEST_LIST}` }),
    ValidateNested({ each: true }),
    Type(type),
  );
}

interface Form {
  readonly schema: Record<string, unknown>;
  readonly test: (value: unknown) => boolean;
}

function field(code: string, reason: string, options: FieldOptions, { schema, test }: Form) {
  return applyDecorators(presence(options, schema), Check(code, reason, test));
}

/** A check of our own; `code|reason` is what `validation.ts` takes apart. */
export function Check(
  code: string,
  reason: string,
  test: (value: unknown, args: ValidationArguments) => boolean,
): PropertyDecorator {
  return ValidateBy({
    name: code,
    validator: {
      validate: (value: unknown, args) => args === undefined || test(value, args),
      defaultMessage: () => `${code}|${reason}`,
    },
  });
}

/**
 * Says to the validator and to the document whether a field may be left out or be null. The
 * document knows a lazy type by the name of its function, so that must be `type`.
 */
function presence(options: FieldOptions, schema: Record<string, unknown>): PropertyDecorator {
  const { optional = false, nullable = false, description } = options;
  return applyDecorators(
    ApiProperty({
      ...schema,
      required: !optional,
      ...(nullable && { nullable }),
      ...(description !== undefined && { description }),
    } as ApiPropertyOptions),
    ValidateIf((_, value) => !(optional && value === undefined) && !(nullable && value === null)),
  );
}
