import { dutiesOf } from '../duties';
import { atSchoolIn, caseFile, convenant, placement } from '../fixtures';
import { localDate } from '../period';
import { EXAMPLES } from './examples.fixture';
import { fault, type FaultCode } from './faults';
import { HAPPENINGS, type Text } from './kind';
import { clauseForms, scopeForm, type FormField } from './parse';
import { KIND_NAMES, kindNamed, titleOf, type Clause } from './table';
import { euros } from './wording';

/** What people read about agreements, on one page in both languages: for whoever edits a text. */

const both = ({ nl, en }: Text): string => `${nl} | ${en}`;

/** A form as an admin sees it: one line a value, what it consists of under it. */
function linesOf(name: string, field: FormField): string[] {
  const { type, isOptional } = field;
  const own = `${name} (${type}${isOptional ? ', optional' : ''}): ${both(field)}`;
  const under = (lines: string[]) => lines.map((line) => `  ${line}`);
  if (type === 'choice') return [own, ...under(labelled(field.options))];
  if (type === 'list') return [own, ...under(linesOf('each', field.item))];
  if (type === 'group') return [own, ...under(formOf(field.members))];
  return [own];
}

function labelled(options: Readonly<Record<string, Text>>): string[] {
  return Object.entries(options).map(([name, text]) => `${name}: ${both(text)}`);
}

function formOf(fields: Readonly<Record<string, FormField>>): string[] {
  return Object.entries(fields).flatMap(([name, field]) => linesOf(name, field));
}

const FAULT_CODES: readonly FaultCode[] = [
  ...(['not-an-object', 'not-a-list', 'unknown-member', 'not-a-text', 'not-yes-or-no'] as const),
  ...(['not-a-date', 'not-a-period', 'not-a-choice', 'not-a-fraction'] as const),
  ...(['not-a-whole-number', 'unknown-kind', 'id-in-use'] as const),
];

it('each kind stands in the table under its own name', () =>
  expect(KIND_NAMES.map((name) => kindNamed(name).kind)).toEqual(KIND_NAMES));

it.each(clauseForms())('the form of $kind', ({ title, fields }) =>
  expect([both(title), ...formOf(fields)].join('\n')).toMatchSnapshot(),
);

it('the form of a scope', () => expect(formOf(scopeForm()).join('\n')).toMatchSnapshot());

it('what can be wrong with a value', () =>
  expect(FAULT_CODES.map((code) => `${code}: ${both(fault(code, ''))}`).join('\n'))
    .toMatchSnapshot()); // prettier-ignore

it.each([
  [0, '€ 0,00', '€0.00'],
  [5, '€ 0,05', '€0.05'],
  [-5, '-€ 0,05', '-€0.05'],
  [123_456_789, '€ 1.234.567,89', '€1,234,567.89'],
  [100_000, '€ 1.000,00', '€1,000.00'],
])('%i cents are written %s and %s', (amount, nl, en) =>
  expect([euros(amount, 'nl'), euros(amount, 'en')]).toEqual([nl, en]),
);

it('a name that is no kind is told as it is', () =>
  expect(titleOf('weather')).toEqual({ nl: 'weather', en: 'weather' }));

it.each(HAPPENINGS)('the duties when %s', (happening) => {
  const [lead, first] = [EXAMPLES.coordination, EXAMPLES.prefinancing];
  const clauses = [
    ...Object.values(EXAMPLES),
    { ...lead, startWithinDays: 7 },
    { ...first, rechargeWithinDays: 30 },
    { ...first, rechargeWithinDays: 30, evidence: ['factuur', 'akkoord'] },
  ].map((one) => ({ ...one, id: one.kind })) as Clause[];
  const enrolments = [atSchoolIn('B', '2022-09-01')];
  const file = caseFile({ enrolments, convenants: [convenant({ clauses })] });
  const duties = dutiesOf(file, placement(), { happening, on: localDate('2023-06-30') });
  const lines = duties.map(({ clause, what }) => `${clause.kind}: ${both(what)}`);
  expect(lines.join('\n')).toMatchSnapshot();
});
