import { Names } from './names';

describe('names in a scenario', () => {
  it('give the same id every time, in the form of a version 5 uuid', () => {
    const id = new Names('').uuid('child', 'Noor');
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Names('').uuid('child', 'Noor')).toBe(id);
  });

  it('give other ids for another kind of thing and in another run', () => {
    const ids = [
      new Names('').uuid('child', 'Noor'),
      new Names('').uuid('placement', 'Noor'),
      new Names('a1b2').uuid('child', 'Noor'),
    ];
    expect(new Set(ids).size).toBe(3);
  });

  it('come back from a text of the system', () => {
    const names = new Names('a1b2');
    const text = `${names.uuid('child', 'Noor')} ${names.text('rijnmond')}@1`;
    expect(names.plain(text)).toBe('Noor rijnmond@1');
  });

  it('give each child a valid BSN of the test range', () => {
    const names = new Names('');
    const all = Array.from({ length: 500 }, (_, at) => Number(names.bsn(`child ${at}`)));
    expect(new Set(all).size).toBe(500);
    for (const bsn of all) {
      expect(bsn >= 999_900_006 && bsn <= 999_999_990).toBe(true);
      const digits = [...String(bsn)].map(Number);
      const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
      expect(digits.reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0) % 11).toBe(0);
    }
  });

  it('leave a child without BSN without one', () => {
    const names = new Names('');
    names.claimBsn('Noor', null);
    expect(names.bsn('Noor')).toBeNull();
  });
});
