import { Prepared } from '@grensverkeer/service-kit';

/**
 * What a transaction reads from here on it reads by indexes. Everything on the path of a line is
 * looked up by number; a plan that reads a whole table instead is cheaper while the table is small,
 * and dearer with every line that is added.
 */
export const BY_INDEXES = new Prepared(
  'by-indexes',
  `select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
     set_config('enable_mergejoin', 'off', true)`,
);
