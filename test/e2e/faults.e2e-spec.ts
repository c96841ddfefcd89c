import { join } from 'node:path';
import { localFolder } from '../../deploy/local/paths';
import { silent } from '../../deploy/local/report';
import { runRound } from '../faults/round';
import { stackOfTests } from '../support';

/**
 * A small part of `npm run faults`: processes only, because the servers belong to all tests. What
 * fails here leaves its evidence in `.local/faults/npm-test`.
 */
it('20 kills of processes lose nothing, double nothing and leave nothing stuck', async () => {
  const outcome = await runRound({
    ...{ servers: stackOfTests(), seed: 20, kills: 20, children: 24 },
    folder: join(localFolder, 'faults', 'npm-test'),
    report: silent,
  });
  expect(outcome.findings).toEqual([]);
  expect(outcome.kills).toBeGreaterThanOrEqual(20);
  expect(outcome.counts['postings']).toBeGreaterThan(50);
}, 300_000);
