import fc from 'fast-check';
import { disagreement } from './compare';
import { worlds } from './histories';

describe('the library and the naive evaluator', () => {
  it('agree on every day of random case files', () => {
    const agree = fc.property(worlds, (world) => {
      expect(disagreement(world)).toBeNull();
    });
    fc.assert(agree, { numRuns: 3000 });
  });

  it('would be seen to differ if one of them took no notice of the mother', () => {
    const elsewhere = { status: 'resident', municipality: 'elsewhere' } as const;
    const differing = fc.sample(worlds, { numRuns: 200, seed: 1 }).filter((world) => {
      return disagreement(world, { ...world.file, motherAtBirth: elsewhere }) !== null;
    });
    expect(differing.length).toBeGreaterThan(20);
  });
});
