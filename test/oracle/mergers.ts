import { sorted, type DayAnswer } from './answer';
import { bearersIn, mostOf, textOf } from './people';

/** The few changes that the random histories meet, written out by hand. */
const CHANGES: readonly { day: string; from: string; to: readonly string[] }[] = [
  { day: '2021-01-01', from: '0788', to: ['0757', '0824', '0855', '0865'] },
  { day: '2021-01-01', from: '0003', to: ['1979'] },
  { day: '2022-01-01', from: '0370', to: ['0439'] },
  { day: '2022-03-24', from: '0457', to: ['0363'] },
  { day: '2023-01-01', from: '0501', to: ['1992'] },
];

function successors(code: string, day: string): readonly string[] {
  return CHANGES.find((change) => change.from === code && change.day <= day)?.to ?? [code];
}

/** The answer in the municipalities of the day; a split leaves open which. */
export function inTheirSuccessors(answer: DayAnswer, day: string): DayAnswer {
  if ('reason' in answer) {
    return { ...answer, candidates: sorted(answer.candidates.flatMap((c) => successors(c, day))) };
  }
  if (!answer.shares && successors(answer.payer, day)[0] === answer.payer) return answer;
  const bearers = bearersIn(answer.shares ?? `${answer.payer}=1`);
  const now = bearers.map(([code]) => successors(code, day));
  if (now.some(({ length }) => length > 1)) {
    return { reason: 'municipality-split', candidates: sorted(now.flat()) };
  }
  const parts = bearers.map(([, part], index) => [now[index]![0]!, part] as const);
  const { grounds } = answer;
  const shares = textOf(parts);
  return { grounds, payer: mostOf(shares), ...(answer.shares && { shares }) };
}
