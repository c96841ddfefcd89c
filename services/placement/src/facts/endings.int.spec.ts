import { randomUUID } from 'crypto';
import {
  storeConvenants,
  storeEndings,
  type ConvenantFact,
  type EndingFact,
} from '@grensverkeer/messaging';
import { localDate } from '@grensverkeer/settlement';
import type { EntityManager } from 'typeorm';
import { testDatabase, type TestDatabase } from '../../../../test/support';
import { Child, testBsn } from '../../test/facts';
import { openPlacement, type PlacementService } from '../../test/open-placement';
import { loadCaseFile } from './case-file.loader';

let store: TestDatabase;
let placement: PlacementService;
beforeAll(async () => {
  store = await testDatabase('placement');
  placement = await openPlacement(store.url);
});
afterAll(async () => {
  await placement?.stop();
  await store?.drop();
});

const published = (id: string, version: number, from: string) => {
  const sides = [
    { name: 'Rotterdam', municipalities: ['0599'] },
    { name: 'Delft', municipalities: ['0503'] },
  ];
  const convenant = { id, version, name: id, sides, from, until: null, scope: {}, clauses: [] };
  return { data: { convenantId: id, version, convenant } } as unknown as ConvenantFact;
};
const ended = (convenantId: string, version: number, until: string) =>
  ({ data: { convenantId, version, until: localDate(until) } }) as EndingFact;

const inTransaction = (work: (tx: EntityManager) => Promise<unknown>) =>
  placement.database.transaction(work);

async function seenBy(child: Child): Promise<string[]> {
  const { convenants } = await loadCaseFile(placement.database.manager, child.id);
  return convenants.map(({ id, version, until }) => `${id}@${version} ${until ?? 'running'}`);
}

it('follows a convenant until the day on which its parties ended it', async () => {
  const child = new Child(testBsn(1));
  await placement.tell(child.recorded(), child.lives(1, ['2020-01-01', '0599']));
  await inTransaction((tx) =>
    storeConvenants(tx, [
      published('oever', 1, '2026-01-01'),
      published('oever', 2, '2026-05-01'),
      published('kade', 1, '2026-10-01'),
    ]),
  );
  expect(await seenBy(child)).toEqual(['kade@1 running', 'oever@1 running', 'oever@2 running']);
  await inTransaction((tx) =>
    storeEndings(tx, [ended('oever', 2, '2026-09-01'), ended('kade', 1, '2026-10-01')]),
  );
  await inTransaction((tx) => storeEndings(tx, [ended('oever', 2, '2026-09-01')]));
  expect(await seenBy(child)).toEqual(['oever@1 2026-09-01', 'oever@2 2026-09-01']);
});

it('parks the end of a convenant that did not come yet', async () => {
  const unknown = ended(randomUUID(), 1, '2026-09-01');
  await expect(inTransaction((tx) => storeEndings(tx, [unknown]))).rejects.toMatchObject({
    code: 'convenant-unknown',
  });
});
