import { wrapped } from './names';
import { euros, table } from './table';

it.each([
  [0, '€ 0,00'],
  [5, '€ 0,05'],
  [-5, '-€ 0,05'],
  [123456, '€ 1.234,56'],
  [100000000, '€ 1.000.000,00'],
])('%i cents read as %s', (amount, text) => {
  expect(euros(amount)).toBe(text);
});

it('puts text at the left and numbers at the right', () => {
  const columns = [{ title: 'who' }, { title: 'owes', align: 'right' as const }];
  expect(
    table(columns, [
      ['Delft', '5'],
      ['Rotterdam', '12'],
    ]),
  ).toBe(
    ['  who        owes', '  ─────────  ────', '  Delft         5', '  Rotterdam    12'].join('\n'),
  );
});

it('breaks text at words and keeps its own lines', () => {
  expect(wrapped('one two three\nfour', '  NL  ', 13)).toBe(
    ['  NL  one two', '      three', '      four'].join('\n'),
  );
});
