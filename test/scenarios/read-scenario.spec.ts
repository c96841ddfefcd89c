import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScenario } from './read-scenario';

const noor = { fact: 'child', child: 'Noor' };
const line = { placement: 'help', month: '2024-02', amountCents: 100 };
const invoice = { fact: 'invoice', invoice: 'A1', sender: '30301234', receiver: '0599' };

describe('a scenario file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const file = join(folder, 'it.json');
  const read = (text: string) => {
    writeFileSync(file, text);
    return readScenario(file);
  };
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read, without the remarks in it', () => {
    const facts = [{ ...noor, about: 'our child' }];
    expect(read(JSON.stringify({ title: 'x', facts })).facts).toEqual([noor]);
  });

  it.each<[string, unknown[], RegExp]>([
    ['no facts', [], /\/facts: must NOT have fewer than 1 items/],
    ['an unknown kind of fact', [{ fact: 'move' }], /\/facts\/0: .*fact/],
    ['an unknown member', [{ ...noor, name: 'x' }], /\/facts\/0: .*additional.* \(name\)/],
    ['a code of three digits', [noor, residences('599')], /periods\/0\/municipality/],
    ['a name with a typing error', [noor, residences('0599', 'Nor')], /no fact tells of child Nor/],
    ['a line about nothing', [{ ...invoice, date: '2024-03-05', lines: [line] }], /placement help/],
    ['a line without a period', [{ ...invoice, lines: [{ amountCents: 1 }] }], /month.*|from/],
  ])('with %s is refused, naming the place', (_, facts, fault) =>
    expect(() => read(JSON.stringify({ title: 'x', facts }))).toThrow(fault),
  );

  it('that is not JSON is refused', () => expect(() => read('{')).toThrow(/not JSON/));
});

function residences(municipality: string, child = 'Noor') {
  return { fact: 'residences', child, periods: [{ from: '2012-05-20', municipality }] };
}
