import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localFolder } from './paths';

export interface Secrets {
  /** Tells this system from others on the same servers. */
  readonly installation: string;
  readonly databasePassword: string;
  /** 32 bytes in hex each, as the services want them. */
  readonly bsnEncryptionKey: string;
  readonly bsnHashKey: string;
}

/** Secrets for a system that does not outlive its process. */
export function freshSecrets(): Secrets {
  const hex = (bytes: number) => randomBytes(bytes).toString('hex');
  return {
    installation: hex(3),
    databasePassword: hex(16),
    bsnEncryptionKey: hex(32),
    bsnHashKey: hex(32),
  };
}

/** The secrets of `npm start`: made the first time, kept beside the data that need them. */
export function keptSecrets(): Secrets {
  const file = join(localFolder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets = freshSecrets();
  mkdirSync(localFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}
