import { Param, type PipeTransform } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { isKey, isUuid } from './fields';
import { invalidInput } from './validation';

/** A UUID in the path, in lower case. */
export const UuidParam = (name: string): ParameterDecorator =>
  pathParam(name, { type: 'string', format: 'uuid' }, 'is-uuid', 'must be a UUID', isUuid);

/** A short text id in the path, see `IsKey`. */
export const KeyParam = (name: string): ParameterDecorator =>
  pathParam(name, { type: 'string', maxLength: 64 }, 'is-key', 'is not an id', isKey);

function pathParam(
  name: string,
  schema: { type: string; format?: string; maxLength?: number },
  code: string,
  reason: string,
  test: (value: unknown) => boolean,
): ParameterDecorator {
  const pipe: PipeTransform<string> = {
    transform(value) {
      if (!test(value)) throw invalidInput([{ name, code, reason }]);
      return code === 'is-uuid' ? value.toLowerCase() : value;
    },
  };
  return (target, key, index) => {
    Param(name, pipe)(target, key, index);
    const method = key && Object.getOwnPropertyDescriptor(target, key);
    if (key && method) ApiParam({ name, schema })(target, key, method);
  };
}
