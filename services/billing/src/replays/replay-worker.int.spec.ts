import { randomUUID } from 'crypto';
import type { ConvenantVersion } from '@grensverkeer/settlement';
import { eventually, testDatabase, type TestDatabase } from '../../../../test/support';
import { openBilling, type Billing } from '../../test/open-billing';
import { ask, convenant, PERIOD, replayed } from '../../test/replays';

let database: TestDatabase;
let billing: Billing;
beforeAll(async () => {
  database = await testDatabase('billing');
  billing = await openBilling(database.url);
});
afterAll(async () => {
  await billing?.stop();
  await database?.drop();
});

/** A replay that some process has left behind, or that one holds at this moment. */
async function leaveBehind(id: string, attempts: number): Promise<void> {
  await billing.database.query(
    `insert into replay (id, convenant_id, version, draft, period_from, period_until, in_force,
       status, attempts) values ($1, 'oever', 3, $2, '2026-01-01', '2027-01-01', 'as-written',
       'running', $3)`,
    [id, JSON.stringify(convenant(3)), attempts],
  );
}

async function cancel(id: string): Promise<unknown> {
  const path = `${billing.url}/v1/replays/${id}/cancellations`;
  return (await fetch(path, { method: 'POST' })).json();
}

describe('a replay that a killed process left behind', () => {
  it.each([
    ['is taken up by another', 1, 'done'],
    ['is given up when it took down three', 3, 'failed'],
  ])('%s', async (_, attempts, status) => {
    const id = randomUUID();
    await leaveBehind(id, attempts);
    const view = await eventually(async () => {
      const found = await billing.get(`/v1/replays/${id}`);
      return found['finishedAt'] !== null && found;
    });
    expect(view).toMatchObject({ status });
    expect(await cancel(id)).toMatchObject({ status });
  });

  it('is left alone while another process is at it, and can be cancelled', async () => {
    const id = randomUUID();
    await billing.database.transaction(async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('replay ' || $1, 0))`, [id]);
      await leaveBehind(id, 1);
      await replayed(billing, convenant(2));
      expect(await billing.get(`/v1/replays/${id}`)).toMatchObject({ status: 'running' });
      expect(await cancel(id)).toMatchObject({ status: 'cancelled', result: null });
    });
    await replayed(billing, convenant(2));
    expect(await billing.get(`/v1/replays/${id}`)).toMatchObject({ status: 'cancelled' });
  });
});

it('a replay whose connection broke is begun anew, and no failure', async () => {
  const id = randomUUID();
  await billing.database.transaction(async (tx) => {
    await tx.query('lock table invoice_line in access exclusive mode');
    await leaveBehind(id, 0);
    await eventually(async () => {
      // Who runs a replay holds an advisory lock, and waits for the lines now.
      const ended: unknown[] = await tx.query(
        `select pg_terminate_backend(pid) from pg_locks held join pg_locks wanted using (pid)
         where held.locktype = 'advisory' and held.granted and not wanted.granted`,
      );
      return ended.length > 0;
    });
  });
  const view = await eventually(async () => {
    const found = await billing.get(`/v1/replays/${id}`);
    return found['finishedAt'] !== null && found;
  });
  expect(view).toMatchObject({ status: 'done' });
});

describe('the door of replays', () => {
  it.each([
    ['no draft', { draft: undefined }, 'invalid-input'],
    ['an empty period', { until: PERIOD.from }, 'invalid-input'],
    ['a clause that does not exist', { draft: convenant(3, bad()) }, 'invalid-input'],
    ['a municipality that never was', { draft: convenant(3, nowhere()) }, 'invalid-input'],
    ['a member that it does not know', { childId: 'x' }, 'invalid-input'],
  ])('refuses %s', async (_, change, code) => {
    const answer = await ask(billing, { draft: convenant(3), ...PERIOD, ...change });
    expect(answer).toMatchObject({ status: 400, body: { code } });
  });

  it('lists replays, the newest first, and knows which are not there', async () => {
    const { body } = await ask(billing, { draft: convenant(3), ...PERIOD });
    const { items } = await billing.get('/v1/replays?convenantId=oever&pageSize=1');
    expect(items).toMatchObject([{ replayId: body['replayId'], convenantId: 'oever' }]);
    expect((await billing.get('/v1/replays?convenantId=other'))['items']).toEqual([]);
    const unknown = await billing.get('/v1/replays/00000000-0000-4000-8000-000000000000');
    expect(unknown).toMatchObject({ status: 404, code: 'not-found' });
  });
});

function bad(): Partial<ConvenantVersion> {
  return { clauses: [{ id: 'x', kind: 'guess' }] as never };
}

function nowhere(): Partial<ConvenantVersion> {
  const [one] = convenant(3).sides;
  return { sides: [one, { name: 'Nergens', municipalities: ['0000'] }] };
}
