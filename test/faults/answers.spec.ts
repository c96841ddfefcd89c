import { findingsOf } from './answers';
import type { Absence } from './absences';
import type { Answer, Recorded } from './load';

const absence = (name: string, mayRefuse: boolean, began: number, ended: number): Absence => ({
  ...{ name, mayRefuse, began, ended, forMs: ended - began },
  happen: () => Promise.resolve(),
});
const PLAN = [
  absence('broker away', false, 0, 100_000),
  absence('database away', true, 200_000, 300_000),
];

function answered(answer: Partial<Answer>): Recorded[] {
  const whole = { status: 200, text: '', at: 250_000, ms: 5, retryAfter: null, ...answer };
  const call = {
    id: 1,
    service: 'billing',
    method: 'POST',
    path: '/v1/invoices',
    body: '',
  } as const;
  return [{ ...call, contentType: 'application/json', after: [], answers: [whole] }];
}
const refused = { status: 503, retryAfter: 5 };

test.each([
  ['what is taken in is well, whatever is away', {}, null],
  ['a refusal by the books is an answer too', { status: 409 }, null],
  ['without a database 503 is right', refused, null],
  ['also a moment after it is back', { ...refused, at: 305_000 }, null],
  ['not when all is there', { ...refused, at: 350_000 }, 'stood in its way'],
  ['not for a broker', { ...refused, at: 50_000 }, 'stood in its way'],
  ['not without a word on when to come back', { status: 503 }, 'without Retry-After'],
  ['a fault of ours is none', { status: 500 }, 'answered with 500'],
  ['silence is none', { status: 0, text: 'timeout' }, 'no answer'],
  ['nor is an answer that comes late', { ms: 16_000 }, 'after 16000 ms'],
])('%s', (_, answer, wanted) => {
  const said = findingsOf(answered(answer), PLAN).map(({ text }) => text);
  expect(said).toEqual(wanted === null ? [] : [expect.stringContaining(wanted)]);
});
