import { ordered } from './order';

const free = { after: [] };
const steps = [free, { after: [0] }, free, { after: [1, 2] }];

describe('the order of the steps', () => {
  it.each([
    ['of the file', {}, [0, 1, 2, 3]],
    ['of the file, each twice', { repeat: 2 }, [0, 0, 1, 1, 2, 2, 3, 3]],
  ])('%s', (_, order, expected) => expect(ordered(steps, order)).toEqual(expected));

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'shuffled by %p does all, after what must come before',
    (seed) => {
      const order = ordered(steps, { shuffle: seed, repeat: 3 });
      expect([...order].sort()).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
      expect(order.lastIndexOf(0)).toBeLessThan(order.indexOf(1));
      expect(order.lastIndexOf(1)).toBeLessThan(order.indexOf(3));
      expect(order.lastIndexOf(2)).toBeLessThan(order.indexOf(3));
    },
  );

  it('is the same for the same seed and differs between seeds', () => {
    const many = Array(30).fill(free);
    expect(ordered(many, { shuffle: 7 })).toEqual(ordered(many, { shuffle: 7 }));
    expect(ordered(many, { shuffle: 7 })).not.toEqual(ordered(many, { shuffle: 8 }));
  });
});
