import type { LocalDate } from '@grensverkeer/settlement';
import { requestGraceMinutes } from './grace';
import { addWorkingDays, dueOn } from './terms';

const day = (text: string): LocalDate => text as LocalDate;

it.each([
  ['Monday', '2026-11-23', '2026-11-30'],
  ['Friday', '2026-11-27', '2026-12-04'],
  ['Saturday', '2026-11-28', '2026-12-04'],
  ['Sunday', '2026-11-29', '2026-12-04'],
])('five working days after a %s', (_, from, until) => {
  expect(addWorkingDays(day(from), 5)).toBe(until);
});

it.each([
  ['in-doubt', '2026-12-07'],
  ['elsewhere', '2026-12-07'],
  ['new', '2026-12-07'],
  ['ours', '2026-11-30'],
  ['rejected', null],
  ['allocated', null],
] as const)('a request that is %s is due on %s', (state, due) => {
  expect(dueOn(state, day('2026-11-23'))).toBe(due);
});

it.each([
  [undefined, 60],
  ['0', 0],
  ['7200', 7200],
  ['7201', 'refused'],
  ['-1', 'refused'],
  ['1.5', 'refused'],
  ['soon', 'refused'],
])('REQUEST_GRACE_MINUTES=%s is %s', (text, minutes) => {
  const read = () => requestGraceMinutes(text === undefined ? {} : { REQUEST_GRACE_MINUTES: text });
  if (minutes === 'refused') expect(read).toThrow('REQUEST_GRACE_MINUTES');
  else expect(read()).toBe(minutes);
});
