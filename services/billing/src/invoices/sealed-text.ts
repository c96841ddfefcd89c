import { keyedDigest, keyedHash, seal, unseal } from '@grensverkeer/service-kit';
import { once } from 'events';
import { createGunzip, createGzip, gunzipSync, gzipSync, type Gzip } from 'zlib';

const FAST = { level: 1 } as const;
const PIECE = 64 * 1024;
/** Packed, it is opened at once: a stream goes by other threads, and those wait when cores are few. */
const SMALL = 8 * 1024;

/** Content as it is kept, and by what it is recognised when it comes again. */
export interface Kept {
  readonly sealed: Buffer;
  readonly contentHash: Buffer;
}

/** For an invoice that came as one short text. */
export function keptOf(content: Buffer): Kept {
  return { sealed: seal(gzipSync(content, FAST)), contentHash: keyedDigest(content) };
}

/** Opens what was sealed here, piece by piece: 25 MB never stand in memory as a whole. */
export async function* messagePieces(sealed: Buffer): AsyncGenerator<Buffer> {
  const packed = unseal(sealed);
  if (packed.length <= SMALL) yield gunzipSync(packed);
  else yield* createGunzip({ chunkSize: PIECE }).end(packed);
}

/**
 * Packs a message while it comes or is written, so that only the packed form has to be held.
 * Messages hold BSNs: they are kept encrypted, and packed because they are long.
 */
export class Packing {
  /** As long as it is short, what is to be packed at once; a stream is for more. */
  private start: Buffer[] = [];
  private length = 0;
  private packer: Gzip | null = null;
  private readonly packed: Buffer[] = [];

  async write(text: Buffer | string): Promise<void> {
    let piece = typeof text === 'string' ? Buffer.from(text) : text;
    if (this.packer === null) {
      this.start.push(piece);
      this.length += piece.length;
      if (this.length <= PIECE) return;
      piece = Buffer.concat(this.start);
      this.start = [];
      this.packer = createGzip(FAST).on('data', (made: Buffer) => this.packed.push(made));
    }
    if (!this.packer.write(piece)) await once(this.packer, 'drain');
  }

  /** The message has come to its end. @returns what is kept */
  async finish(): Promise<Buffer> {
    if (this.packer === null) return seal(gzipSync(Buffer.concat(this.start), FAST));
    this.packer.end();
    await once(this.packer, 'end');
    return seal(Buffer.concat(this.packed));
  }

  /** The message was refused. */
  abandon(): void {
    this.packer?.destroy();
  }
}

/** The same for a message that comes in: it will be recognised when it comes again. */
export class Keeping {
  private readonly hash = keyedHash();
  private readonly packing = new Packing();

  async write(piece: Buffer): Promise<void> {
    this.hash.update(piece);
    await this.packing.write(piece);
  }

  async finish(): Promise<Kept> {
    return { sealed: await this.packing.finish(), contentHash: this.hash.digest() };
  }

  abandon(): void {
    this.packing.abandon();
  }
}
