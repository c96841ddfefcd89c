import { DECLARATION_RULES } from '@grensverkeer/ijw';
import { MEND, mendOf } from './mend';

describe('what to mend', () => {
  it.each(['0001', ...DECLARATION_RULES.map(({ code }) => code)])('is told for %s', (code) => {
    expect(Object.keys(MEND)).toContain(code);
    const { nl, en } = mendOf(code);
    expect([nl.endsWith('.'), en.endsWith('.'), nl === en]).toEqual([true, true, false]);
  });

  it('is told for no code that is never given', () => {
    const given = new Set(['0001', ...DECLARATION_RULES.map(({ code }) => code)]);
    expect(Object.keys(MEND).filter((code) => !given.has(code))).toEqual([]);
  });
});
