import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { postgresAccount } from '../../deploy/local/postgres-binaries';

const SIZE = '256m';
const TABLESPACE = 'small_disk';
const PIECE = Buffer.alloc(64 * 1024, 1);

/**
 * A disk of its own for one database, small enough to be filled: a tmpfs with a tablespace on it.
 * The log of the server stays on the large disk, so that the server itself lives on and answers
 * 53100. Only root may mount one.
 */
export class SmallDisk {
  private readonly filler: string;

  private constructor(
    private readonly path: string,
    private readonly adminUrl: string,
  ) {
    this.filler = join(path, 'filler');
  }

  /** @returns null where this process may not mount a disk */
  static open(folder: string, adminUrl: string): SmallDisk | null {
    const path = join(folder, 'small-disk');
    mkdirSync(path, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', path], {
        stdio: 'ignore',
      });
    } catch {
      return null;
    }
    return new SmallDisk(path, adminUrl);
  }

  /** Moves a database there. Nobody may be connected to it. */
  async take(database: string): Promise<void> {
    const data = join(this.path, 'data');
    const account = postgresAccount();
    mkdirSync(data, { mode: 0o700 });
    chmodSync(this.path, 0o755);
    if (account) chownSync(data, account.uid, account.gid);
    await this.administer(`create tablespace ${TABLESPACE} location ${escapeLiteral(data)}`);
    await this.administer(
      `alter database ${escapeIdentifier(database)} set tablespace ${TABLESPACE}`,
    );
  }

  /** To the last byte. */
  fill(): void {
    const file = openSync(this.filler, 'a');
    try {
      for (;;) writeSync(file, PIECE);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
  }

  free(): void {
    rmSync(this.filler, { force: true });
  }

  /** After the database is gone. */
  async close(): Promise<void> {
    await this.administer(`drop tablespace if exists ${TABLESPACE}`);
    execFileSync('umount', [this.path]);
  }

  private async administer(statement: string): Promise<void> {
    const client = new Client({ connectionString: this.adminUrl });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }
}
