import { atTheDoor, giveWay, inBreaths } from './in-breaths';

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => jest.useRealTimers());

/** Somebody at the door, until they are told to leave. */
function visitor(): () => void {
  let leave: () => void = () => undefined;
  void atTheDoor(() => new Promise<void>((resolve) => (leave = resolve)));
  return leave;
}

/** Long work on three things; what of it is done. */
function longWork(): string[] {
  const done: string[] = [];
  void (async () => {
    for await (const thing of inBreaths(['one', 'two', 'three'])) done.push(thing);
  })();
  return done;
}

const turns = async () => {
  for (let n = 0; n < 10; n++) await new Promise(setImmediate);
};

describe('long work', () => {
  it('goes on when nobody is at a door', async () => {
    const done = longWork();
    await turns();
    expect(done).toEqual(['one', 'two', 'three']);
  });

  it('lets all who are at a door go first', async () => {
    const [leave, leaveToo] = [visitor(), visitor()];
    const done = longWork();
    await turns();
    leave();
    await turns();
    expect(done).toEqual([]);
    leaveToo();
    await turns();
    expect(done).toEqual(['one', 'two', 'three']);
  });

  it('is not held up for ever by doors that are always busy', async () => {
    const leave = visitor();
    const done = longWork();
    await turns();
    jest.advanceTimersByTime(20);
    await turns();
    expect(done).toEqual(['one', 'two', 'three']);
    leave();
  });

  it('does not wait for a visit that lasts', async () => {
    const leave = visitor();
    jest.advanceTimersByTime(1_000);
    expect(await giveWay()).toBe(true);
    leave();
    await turns();
    const leaveNext = visitor();
    const done = longWork();
    await turns();
    expect(done).toEqual([]); // Who left late was not counted twice.
    leaveNext();
  });
});

it('tells what a visit came to', async () => {
  expect(await atTheDoor(() => Promise.resolve('stored'))).toBe('stored');
  await expect(atTheDoor(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await giveWay()).toBe(true);
});
