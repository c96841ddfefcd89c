import { ConfigError } from '@grensverkeer/service-kit';

const DEFAULT_MINUTES = 60;

/**
 * How long an invoice may wait for a placement, a child or a debit that was not told yet, in
 * minutes (`ANSWER_GRACE_MINUTES`); 0 = what is unknown is refused at once.
 * @throws ConfigError when it is not a whole number up to ten days (the term of a JW325)
 */
export function answerGraceMinutes(env: NodeJS.ProcessEnv = process.env): number {
  const text = env['ANSWER_GRACE_MINUTES'] ?? String(DEFAULT_MINUTES);
  const minutes = Number(text);
  if (/^\d{1,5}$/.test(text) && minutes <= 14_400) return minutes;
  throw new ConfigError('ANSWER_GRACE_MINUTES is not a whole number of minutes up to 14400');
}
