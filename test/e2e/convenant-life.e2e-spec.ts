import { setTimeout as sleep } from 'node:timers/promises';
import { read, send } from '../../deploy/demo/http';
import { load } from '../../deploy/demo/load';
import { planDemo } from '../../deploy/demo/plan';
import { troubles, waitUntilSettled } from '../../deploy/demo/settled';
import { silent } from '../../deploy/local/report';
import { startSystem, type TestSystem } from '../support';

/** The month that the parties look back on. */
const OCTOBER = { from: '2026-10-01', until: '2026-11-01' };
const VERSION = '/v1/convenants/rijnmond-haaglanden/versions/3';
const PEOPLE = [
  { party: 1, person: 'rijnmond-jurist' },
  { party: 1, person: 'rijnmond-wethouder' },
  { party: 2, person: 'haaglanden-jurist' },
  { party: 2, person: 'haaglanden-wethouder' },
];

/** A day programme is shared by halves; of help at school nothing is said: a gap. */
const BY_HALVES = {
  ...{ id: 'dagprogramma', kind: 'share-costs', scope: { groups: ['day-programme'] } },
  schoolShare: { numerator: 1, denominator: 2 },
};
const THE_REST = {
  ...{ id: 'overig', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 5 } },
};
const draft = (...clauses: object[]) => ({
  name: 'Convenant Rijnmond – Haaglanden',
  sides: [{ regionId: 'rijnmond' }, { regionId: 'haaglanden' }],
  ...{ from: OCTOBER.from, until: null, approvals: 'two-per-side', person: 'rijnmond-jurist' },
  scope: { groups: ['help-at-school', 'day-programme'] },
  clauses: [
    { id: 'regie', kind: 'coordination', coordinator: 'school' },
    { id: 'voorfinanciering', kind: 'prefinancing', prefinancier: 'school' },
    ...clauses,
  ],
});

interface Reply<T = Record<string, unknown>> {
  readonly status: number;
  readonly body: T;
}
interface Difference {
  readonly municipality: string;
  readonly counterparty: string;
  readonly netBeforeCents: number;
  readonly netAfterCents: number;
  readonly differenceCents: number;
}
interface Result {
  readonly linesLookedAt: number;
  readonly linesChanged: number;
  readonly reversals: number;
  readonly charges: number;
  readonly movedCents: number;
  readonly pairs: readonly Difference[];
  readonly examples: readonly { readonly nl: { before: string; after: string } }[];
}

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
  await load(system.urls, planDemo(), silent);
}, 300_000);
afterAll(() => system?.stop());

async function ask(method: string, path: string, body?: object): Promise<Reply> {
  const response = await fetch(system.urls.convenant + path, {
    method,
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

async function replayed(convenant: object): Promise<Result> {
  const { billing } = system.urls;
  const asked = await send('POST', `${billing}/v1/replays`, { draft: convenant, ...OCTOBER });
  const { replayId } = JSON.parse(asked.text) as { replayId: string };
  for (;;) {
    const view = await read<{ status: string; result: Result | null }>(
      `${billing}/v1/replays/${replayId}`,
    );
    if (view.result) return view.result;
    expect(['waiting', 'running']).toContain(view.status);
    await sleep(100);
  }
}

const resolved = () => read<object>(`${system.urls.convenant}${VERSION}/resolved`);

/** What each pair owes over October as the statements say, and how many postings there are. */
async function books(pairs: readonly Difference[]) {
  const nets: [string, number][] = [];
  const counts = { reversals: 0, postings: 0 };
  for (const { municipality, counterparty } of pairs) {
    const query = `municipality=${municipality}&counterparty=${counterparty}&month=2026-10`;
    const { items } = await read<{
      items: { netCents: number; postingCount: number; corrections: { count: number } }[];
    }>(`${system.urls.billing}/v1/statements?${query}`);
    nets.push([`${municipality} ${counterparty}`, items[0]?.netCents ?? 0]);
    counts.postings += items[0]?.postingCount ?? 0;
    counts.reversals += items[0]?.corrections.count ?? 0;
  }
  return { nets: new Map(nets), ...counts };
}

/** What happens moves the books from where the replay saw them to where it said, to the cent. */
async function expectToMove(told: Result, happens: () => Promise<void>): Promise<void> {
  const netsOf = (pick: (pair: Difference) => number) =>
    new Map(told.pairs.map((pair) => [`${pair.municipality} ${pair.counterparty}`, pick(pair)]));
  const before = await books(told.pairs);
  await happens();
  await waitUntilSettled(system.urls);
  const after = await books(told.pairs);
  const moved = [...after.nets].map(([pair, net]) => [pair, net - (before.nets.get(pair) ?? 0)]);
  expect(new Map(moved as [string, number][])).toEqual(netsOf((pair) => pair.differenceCents));
  expect(after.reversals - before.reversals).toBe(told.reversals);
  expect(after.postings - before.postings).toBe(told.reversals + told.charges);
}

async function approvedByAll(path: string): Promise<void> {
  for (const approval of PEOPLE) {
    const missing = await ask('POST', `${path}/publications`);
    expect(missing).toMatchObject({ status: 409, body: { code: 'approvals-missing' } });
    expect(await ask('POST', `${path}/approvals`, approval)).toMatchObject({ status: 200 });
  }
}

describe('the life of a convenant', () => {
  let told: Result;

  it('begins with a draft that leaves a gap, and is refused with a child who falls in it', async () => {
    expect(await ask('PUT', VERSION, draft(BY_HALVES))).toMatchObject({ status: 200 });
    const checked = await ask('POST', `${VERSION}/checks`, { person: 'haaglanden-jurist' });
    expect(checked).toMatchObject({
      status: 200,
      body: { mayBePublished: false, faults: [{ code: 'gap' }] },
    });
    const refused = await ask('POST', `${VERSION}/publications`);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'convenant-faulty',
        nl: expect.stringMatching(/Een kind van \d+ jaar uit .* op een school in .*help-at-school/),
        en: expect.stringMatching(/A child of \d+ from .* at a school in .*help-at-school/),
      },
    });
  });

  it('is mended, and passes the check', async () => {
    expect(await ask('PUT', VERSION, draft(BY_HALVES, THE_REST))).toMatchObject({ status: 200 });
    const checked = await ask('POST', `${VERSION}/checks`);
    expect(checked.body).toMatchObject({ revision: 2, mayBePublished: true, faults: [] });
  });

  it('is replayed over the demo month before anyone signs; the books stay as they are', async () => {
    const { version } = (await resolved()) as { version: number };
    expect(version).toBe(3);
    told = await replayed(await resolved());
    expect(told.movedCents).toBeGreaterThan(0);
    expect(told.linesChanged).toBeGreaterThan(10);
    expect(told.examples[0]?.nl.before).toContain('versie 2');
    expect(told.examples[0]?.nl.after).toContain('versie 3');
    const { nets } = await books(told.pairs);
    expect(await replayed(await resolved())).toEqual(told);
    expect((await books(told.pairs)).nets).toEqual(nets);
  });

  it('is approved by two people of each side and published; the books move by that', async () => {
    await approvedByAll(VERSION);
    await expectToMove(told, async () => {
      const published = await ask('POST', `${VERSION}/publications`, {
        person: 'rijnmond-wethouder',
      });
      expect(published).toMatchObject({ status: 200, body: { publishedAt: expect.any(String) } });
    });
    const again = await replayed(await resolved());
    expect(again).toMatchObject({ linesChanged: 0, movedCents: 0, reversals: 0, charges: 0 });
  });

  it('ends early when both agree, from that day on only, and the books move by that', async () => {
    const until = '2026-10-16';
    const shorter = await replayed({ ...(await resolved()), until });
    expect(shorter.movedCents).toBeGreaterThan(0);
    const ending = { until, reason: 'Te duur', person: 'haaglanden-wethouder' };
    expect(await ask('PUT', `${VERSION}/ending`, ending)).toMatchObject({ status: 200 });
    await approvedByAll(`${VERSION}/ending`);
    await expectToMove(shorter, async () => {
      expect(await ask('POST', `${VERSION}/ending/publications`)).toMatchObject({ status: 200 });
    });
    expect(await resolved()).toMatchObject({ until });
  });

  it('leaves a history that says who did what', async () => {
    const { body } = await ask('GET', '/v1/convenants/rijnmond-haaglanden/history?pageSize=500');
    const entries = body['items'] as { version: number; what: string; person: string | null }[];
    expect(entries.filter(({ version }) => version === 3).map(({ what }) => what)).toEqual([
      ...['drafted', 'checked', 'changed', 'checked'],
      ...PEOPLE.map(() => 'approved'),
      'published',
      'ending-drafted',
      ...PEOPLE.map(() => 'ending-approved'),
      'ended',
    ]);
  });

  it('leaves nothing parked, failed or waiting', async () => {
    expect(await troubles(system.urls)).toEqual([]);
  });
});
