import type { Random } from '../../deploy/demo/random';
import { tellChildren } from './world-children';
import { writeInvoices } from './world-invoices';
import { MUNICIPALITIES, penFor, schoolOf, type Call, type NewCall, type Pen } from './world-pen';

/** Sides that face each other once only, so that at most one convenant speaks about a pair. */
const CONVENANTS = [
  {
    id: 'west',
    sides: [
      ['0599', '0606'],
      ['0503', '0518'],
    ],
    parts: [
      [1, 4],
      [1, 3],
    ],
  },
  {
    id: 'south',
    sides: [['0622', '0502'], ['0505']],
    parts: [
      [1, 2],
      [2, 5],
    ],
  },
  { id: 'pair', sides: [['0556'], ['0599']], parts: [[3, 7]] },
] as const;

/**
 * A small region with all that happens in one: moves within a month, stays, schools elsewhere,
 * decisions by people, convenants that are agreed anew, corrections afterwards, invoices in both
 * forms with credits, faults and repeats. The same seed makes the same calls; facts and invoices
 * come in no order at all.
 */
export function makeWorld(seed: number, children: number): Call[] {
  const calls: Call[] = [];
  const pen = penFor(seed, calls);
  tellSchools(pen);
  tellConvenants(pen);
  const told = tellChildren(pen, children);
  writeInvoices(pen, told);
  return shuffled(calls, pen.random);
}

function tellSchools({ add }: Pen): void {
  for (const municipality of MUNICIPALITIES) {
    const body = { name: municipality, municipality, schoolType: 'so' };
    add({
      service: 'enrolment',
      method: 'PUT',
      path: `/v1/schools/${schoolOf(municipality)}`,
      body,
    });
  }
}

function tellConvenants({ add }: Pen): void {
  for (const { id, sides, parts } of CONVENANTS) {
    let after: number[] = [];
    parts.forEach(([numerator, denominator], at) => {
      const version = at + 1;
      const path = `/v1/convenants/${id}/versions/${version}`;
      const body = {
        name: id,
        sides: sides.map((municipalities) => ({ name: municipalities.join(), municipalities })),
        // On a first of the month, so that a version never begins inside a line.
        from: version === 1 ? '2025-01-01' : '2025-03-01',
        until: null,
        clauses: [
          { id: 'lead', kind: 'coordination', coordinator: 'school' },
          { id: 'first', kind: 'prefinancing', prefinancier: 'school' },
          { id: 'shares', kind: 'share-costs', schoolShare: { numerator, denominator } },
        ],
      };
      after = [add({ service: 'convenant', method: 'PUT', path, body, after })];
      const publication = { service: 'convenant', method: 'POST', path: `${path}/publications` };
      after = [add({ ...publication, body: {}, after } as NewCall)];
    });
  }
}

/** In chance order, but a call never before those that it must follow. */
function shuffled(calls: readonly Call[], chance: Random): Call[] {
  const left = [...calls];
  const order: Call[] = [];
  const done = new Set<number>();
  while (left.length > 0) {
    const at = chance.below(left.length);
    const call = left[at];
    if (!call?.after.every((id) => done.has(id))) continue;
    left.splice(at, 1);
    done.add(call.id);
    order.push(call);
  }
  return order;
}
