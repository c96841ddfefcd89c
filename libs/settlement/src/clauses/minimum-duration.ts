import { daysBetween } from '../period';
import { count } from './fields';
import type { ClauseKind, ClauseOf } from './kind';
import { borneBy } from './shares';

/**
 * Help that ended within so many days is not settled: the receiver that paid keeps the cost. Help
 * that still runs is settled, and taken back when it turns out to have been short.
 */
export interface MinimumDurationClause extends ClauseOf<'minimum-duration'> {
  readonly days: number;
}

export const minimumDuration: ClauseKind<MinimumDurationClause> = {
  kind: 'minimum-duration',
  title: { nl: 'minimale duur', en: 'minimum duration' },
  fields: { days: count('dagen', 'days', 1) },
  says: ({ days }) => ({
    nl: `hulp van minder dan ${days} dagen wordt niet verrekend`,
    en: `help of less than ${days} days is not settled`,
  }),
  bearers: ({ days }, { placement: { from, until, receiver } }) => {
    const isShort = until !== null && daysBetween(from, until) < days;
    return isShort && receiver !== null ? borneBy(receiver) : null;
  },
};
