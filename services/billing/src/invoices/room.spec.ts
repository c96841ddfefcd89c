import { Room } from './room';

describe('room for messages', () => {
  it('lets in what fits, and the others in the order in which they came', async () => {
    const room = new Room(10, 10_000);
    const entered: string[] = [];
    const ask = (name: string, bytes: number) =>
      room.enter(bytes).then(() => void entered.push(name));
    await Promise.all([ask('a', 6), ask('b', 4)]);
    const [c, d] = [ask('c', 8), ask('d', 1)];
    expect([room.waiting, room.bytesTaken]).toEqual([2, 10]);
    room.leave(4);
    await Promise.resolve();
    // The small one does not pass the large one that came before it.
    expect(entered).toEqual(['a', 'b']);
    room.leave(6);
    await Promise.all([c, d]);
    expect(entered).toEqual(['a', 'b', 'c', 'd']);
    expect([room.waiting, room.bytesTaken]).toEqual([0, 9]);
  });

  it('sends away who has waited long enough, and then lets in who fits behind it', async () => {
    const room = new Room(10, 20);
    expect(await room.enter(7)).toBe(true);
    const [large, small] = [room.enter(8), room.enter(3)];
    expect(await large).toBe(false);
    expect(await small).toBe(true);
    expect([room.waiting, room.bytesTaken]).toEqual([0, 10]);
  });

  it('is never too small for one alone', async () => {
    const room = new Room(10, 20);
    expect(await room.enter(25)).toBe(true);
    expect(await room.enter(1)).toBe(false);
    room.leave(25);
    expect(await room.enter(1)).toBe(true);
  });
});
