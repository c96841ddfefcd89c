import { invalidInput } from '@grensverkeer/service-kit';
import { Injectable, type PipeTransform } from '@nestjs/common';

/** The number of a version in the address: 1, 2, 3 … */
@Injectable()
export class VersionParam implements PipeTransform<string, number> {
  transform(value: string): number {
    if (/^[1-9]\d{0,3}$/.test(value)) return Number(value);
    const reason = 'must be a whole number from 1 to 9999';
    throw invalidInput([{ name: 'version', code: 'is-version', reason }]);
  }
}
