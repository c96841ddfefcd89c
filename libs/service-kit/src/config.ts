import { readFileSync } from 'fs';

export interface Config {
  readonly databaseUrl: string;
  /** Connections per process; every worker and consumer holds one while it works. */
  readonly databasePool: number;
  readonly kafkaBrokers: readonly string[];
  readonly topicPrefix: string;
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly logLevel: string;
  /** Organisation number of the sender of events; 00000099… is the test range. */
  readonly oin: string;
}

export interface BsnKeys {
  /** The first seals, the others can still open what was sealed before a rotation. */
  readonly encryption: readonly Buffer[];
  readonly hash: Buffer;
}

const DEFAULT_OIN = '00000099000000001000';
const LOG_LEVELS = 'fatal error warn info debug trace silent';

/** Every setting that is missing or wrong is named in one error, never with its value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * The settings of this process from the environment; secrets may come as `NAME_FILE`, a path.
 * @throws ConfigError naming each variable that is missing or wrong.
 */
export function config(env: NodeJS.ProcessEnv = process.env): Config {
  const read = reader(env);
  const settings = {
    databaseUrl: read.text('DATABASE_URL', /^postgres(ql)?:\/\/./),
    databasePool: Number(read.text('DATABASE_POOL', /^[1-9]\d{0,2}$/, '10')),
    kafkaBrokers: read.text('KAFKA_BROKERS', /^[^,\s]+:\d+(,[^,\s]+:\d+)*$/).split(','),
    topicPrefix: read.text('TOPIC_PREFIX', /^[a-zA-Z0-9._-]{0,100}$/, ''),
    host: read.text('HOST', /^\S+$/, '127.0.0.1'),
    port: Number(read.text('PORT', /^\d{1,5}$/, '0')),
    logLevel: read.text('LOG_LEVEL', new RegExp(`^(${LOG_LEVELS.replaceAll(' ', '|')})$`), 'info'),
    oin: read.text('OIN', /^\d{20}$/, DEFAULT_OIN),
  };
  read.refuse();
  return settings;
}

/**
 * The keys that seal and look up a BSN, for the services that hold one.
 * `BSN_ENCRYPTION_KEYS_OLD` (comma separated) opens what was sealed before a rotation.
 * @throws ConfigError naming each variable that is missing or wrong.
 */
export function bsnKeys(env: NodeJS.ProcessEnv = process.env): BsnKeys {
  const read = reader(env);
  const key = /^[0-9a-f]{64}$/i;
  const current = read.text('BSN_ENCRYPTION_KEY', key);
  const hash = read.text('BSN_HASH_KEY', key);
  const old = read.text('BSN_ENCRYPTION_KEYS_OLD', /^([0-9a-f]{64}(,(?!$)|$))*$/i, '');
  read.refuse();
  const encryption = [current, ...old.split(',').filter(Boolean)];
  return {
    encryption: encryption.map((hex) => Buffer.from(hex, 'hex')),
    hash: Buffer.from(hash, 'hex'),
  };
}

function reader(env: NodeJS.ProcessEnv) {
  const faults: string[] = [];
  const valueOf = (name: string): string | undefined => {
    const file = env[`${name}_FILE`];
    return env[name] ?? (file ? readFileSync(file, 'utf8').trim() : undefined);
  };
  return {
    text(name: string, form: RegExp, otherwise?: string): string {
      const value = valueOf(name) ?? otherwise;
      if (value === undefined) faults.push(`${name} is missing`);
      else if (!form.test(value)) faults.push(`${name} does not look like ${form.source}`);
      return value ?? '';
    },
    refuse(): void {
      if (faults.length > 0) throw new ConfigError(`Wrong settings: ${faults.join('; ')}.`);
    },
  };
}
