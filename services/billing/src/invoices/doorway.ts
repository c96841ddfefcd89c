import {
  ConfigError,
  HEALTH_DETAILS,
  Refusal,
  type HealthDetails,
} from '@grensverkeer/service-kit';
import { Injectable, Module } from '@nestjs/common';
import type { Request } from 'express';
import { beFrugal } from './frugal';
import { largestAtOnce, LARGEST_MESSAGE } from './receive-jw323';
import { Room, type Place } from './room';

/** Up to here a body is small: it passes by all that are larger. */
const SMALL_BODY = 1024 * 1024;
const ROOM_FOR_SMALL = 64 * 1024 * 1024;
/** Three of the largest messages. */
const ROOM_FOR_LARGE = 3 * LARGEST_MESSAGE;
/** What is answered at once stands in memory line by line; of the larger only what is packed. */
const TIMES_AT_ONCE = 6;
const DEFAULT_WAIT_SECONDS = 30;

interface Taken {
  readonly room: Room;
  readonly bytes: number;
}

/**
 * How long a message may wait for its turn to be read, in seconds (`DOOR_WAIT_SECONDS`).
 * @throws ConfigError when it is not a whole number up to a minute: clients give up after that
 */
export function doorWaitSeconds(env: NodeJS.ProcessEnv = process.env): number {
  const text = env['DOOR_WAIT_SECONDS'] ?? String(DEFAULT_WAIT_SECONDS);
  if (/^\d{1,2}$/.test(text) && Number(text) <= 60) return Number(text);
  throw new ConfigError('DOOR_WAIT_SECONDS is not a whole number of seconds up to 60');
}

/**
 * Lets in as many messages at once as there is memory for. The others wait with their bodies
 * unread, a while; then they are asked to come back. Small ones have room of their own.
 */
@Injectable()
export class Doorway implements HealthDetails {
  private readonly waitSeconds = doorWaitSeconds();
  private readonly small = new Room(ROOM_FOR_SMALL, this.waitSeconds * 1_000);
  private readonly large = new Room(ROOM_FOR_LARGE, this.waitSeconds * 1_000);
  private sentAway = 0;

  /** Before the body is read. @throws Refusal 503 `busy`: nothing was stored */
  async enter({ headers }: Pick<Request, 'headers'>): Promise<Place> {
    let taken = await this.take(Number(headers['content-length'] ?? SMALL_BODY));
    const leave = () => {
      taken.room.leave(taken.bytes);
      taken = { ...taken, bytes: 0 };
    };
    const reach = async (bytes: number) => {
      if (bytes <= SMALL_BODY || taken.room !== this.small) return;
      leave();
      taken = await this.take(LARGEST_MESSAGE);
    };
    return { reach, leave };
  }

  /** Bytes of room taken at this moment, how many messages wait for it, how many were sent away. */
  details(): Promise<Record<string, number>> {
    const { small, large } = this;
    return Promise.resolve({
      doorBytes: small.bytesTaken + large.bytesTaken,
      doorWaiting: small.waiting + large.waiting,
      doorSentAway: this.sentAway,
    });
  }

  private async take(length: number): Promise<Taken> {
    const room = length <= SMALL_BODY ? this.small : this.large;
    const bytes = length <= largestAtOnce() ? length * TIMES_AT_ONCE : length;
    // What is too large is refused unread (413), and needs no room.
    if (length > LARGEST_MESSAGE) return { room, bytes: 0 };
    if (room === this.large) beFrugal();
    if (await room.enter(bytes)) return { room, bytes };
    this.sentAway++;
    throw new Refusal('busy', 'Too many large messages at this moment. Send it again later.', {
      status: 503,
      retryAfterSeconds: this.waitSeconds,
      nl: 'Er worden nu te veel grote berichten verwerkt. Stuur dit bericht straks nog eens.',
      en: 'Too many large messages are in work. Send this one again in a moment.',
    });
  }
}

@Module({
  providers: [Doorway, { provide: HEALTH_DETAILS, useExisting: Doorway }],
  exports: [Doorway],
})
export class DoorwayModule {}
