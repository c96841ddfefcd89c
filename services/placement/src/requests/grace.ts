import { ConfigError } from '@grensverkeer/service-kit';

const DEFAULT_MINUTES = 60;

/**
 * How long a request is held before a JW319 goes out by itself, in minutes
 * (`REQUEST_GRACE_MINUTES`): facts that are on their way may still change the answer, and an answer
 * cannot be taken back. 0 = at once.
 * @throws ConfigError when it is not a whole number up to five days
 */
export function requestGraceMinutes(env: NodeJS.ProcessEnv = process.env): number {
  const text = env['REQUEST_GRACE_MINUTES'] ?? String(DEFAULT_MINUTES);
  const minutes = Number(text);
  if (/^\d{1,4}$/.test(text) && minutes <= 7_200) return minutes;
  throw new ConfigError('REQUEST_GRACE_MINUTES is not a whole number of minutes up to 7200');
}
