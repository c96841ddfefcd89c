import { testBsns } from '../../deploy/demo/bsn';
import { random, type Random } from '../../deploy/demo/random';
import type { ServiceName } from '../../deploy/local/databases';

/** One call at a public door. Calls may be made in any order that `after` allows. */
export interface Call {
  readonly id: number;
  readonly service: ServiceName;
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly contentType: 'application/json' | 'application/xml';
  readonly body: string;
  /** Ids of calls that must have had their answer: earlier statements about the same thing. */
  readonly after: readonly number[];
}

export type NewCall = Omit<Call, 'id' | 'contentType' | 'body' | 'after'> & {
  readonly contentType?: Call['contentType'];
  readonly body: unknown;
  readonly after?: readonly number[];
};

/** What every part of the world draws from. */
export interface Pen {
  readonly random: Random;
  readonly add: (call: NewCall) => number;
  readonly bsn: () => string;
  readonly allocationNumber: () => number;
  readonly reference: () => string;
  readonly invoiceNumber: () => string;
}

export const MUNICIPALITIES = ['0599', '0606', '0622', '0502', '0503', '0518', '0505', '0556'];
export const PROVIDERS = ['30301234', '30305678', '41414141'];
export const MONTHS = ['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'];

export function penFor(seed: number, calls: Call[]): Pen {
  const chance = random(seed);
  const bsns = testBsns(400).values();
  let counted = 0;
  const next = () => (counted += 1);
  return {
    random: chance,
    add: ({ contentType = 'application/json', body, after = [], ...call }) => {
      const id = calls.length;
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      calls.push({ ...call, id, contentType, body: text, after });
      return id;
    },
    bsn: () => bsns.next().value ?? '',
    allocationNumber: () => 1_000 + next(),
    reference: () => `R${next()}`,
    invoiceNumber: () => `F${next()}`,
  };
}

export const schoolOf = (municipality: string) => `school-${municipality}`;
