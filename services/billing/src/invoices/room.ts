/** What a request has taken of the room for messages, until it is stored or refused. */
export interface Place {
  /** So much has come, and its length was not announced. @throws Refusal 503 `busy` */
  reach(bytes: number): Promise<void>;
  leave(): void;
}

interface Waiting {
  readonly bytes: number;
  enter(): void;
}

/**
 * Room for so many bytes at once. Whoever does not fit waits for its turn, in the order in which
 * they came, so that a large one is not passed for ever by smaller ones.
 */
export class Room {
  private taken = 0;
  private readonly queue: Waiting[] = [];

  constructor(
    private readonly size: number,
    private readonly longestWaitMs: number,
  ) {}

  /** How many wait for their turn. */
  get waiting(): number {
    return this.queue.length;
  }

  get bytesTaken(): number {
    return this.taken;
  }

  /** Takes room. @returns whether it came in time; what was taken must be given back by `leave` */
  async enter(bytes: number): Promise<boolean> {
    if (this.queue.length === 0 && this.fits(bytes)) {
      this.taken += bytes;
      return true;
    }
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.queue.splice(this.queue.indexOf(waiting), 1);
        resolve(false);
        this.next();
      }, this.longestWaitMs);
      const waiting = {
        bytes,
        enter: () => {
          clearTimeout(limit);
          resolve(true);
        },
      };
      this.queue.push(waiting);
    });
  }

  leave(bytes: number): void {
    this.taken -= bytes;
    this.next();
  }

  private next(): void {
    for (let [first] = this.queue; first && this.fits(first.bytes); [first] = this.queue) {
      this.queue.shift();
      this.taken += first.bytes;
      first.enter();
    }
  }

  /** What is larger than the room itself may be there alone. */
  private fits(bytes: number): boolean {
    return this.taken === 0 || this.taken + bytes <= this.size;
  }
}
