import { isWithout, missingGuard } from './fault-control';

const FAULT_RUN = { FAULT_CONTROL: 'row-lock', TOPIC_PREFIX: 'faults-1a-' };

describe('a guard that is taken away', () => {
  it('is only ever so in a process of a fault run', () => {
    expect(missingGuard(FAULT_RUN)).toBe('row-lock');
    expect(missingGuard({ TOPIC_PREFIX: 'faults-1a-' })).toBeNull();
    expect(isWithout('row-lock')).toBe(false);
  });

  it.each([
    ['without a prefix', { TOPIC_PREFIX: undefined }],
    ['with the prefix of another environment', { TOPIC_PREFIX: 'test-' }],
    ['in production', { NODE_ENV: 'production' }],
  ])('stops a process %s from starting', (_, env) =>
    expect(() => missingGuard({ ...FAULT_RUN, ...env })).toThrow(/FAULT_CONTROL/),
  );
});
