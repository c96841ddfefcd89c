import type { Cents, ConvenantVersion } from '@grensverkeer/settlement';
import { eventually } from '../../../test/support';
import type { ReplayResult, ReplayView } from '../src/replays/replay.dto';
import { day, fact } from './case';
import type { Billing } from './open-billing';

/** A whole year around the lines of the cases. */
export const PERIOD = { from: '2026-01-01', until: '2027-01-01' };

/** An agreement between two banks of a river; each version shares the cost otherwise. */
export function convenant(version: number, over: Partial<ConvenantVersion> = {}): ConvenantVersion {
  return {
    id: 'oever',
    version,
    name: 'Convenant Oever',
    sides: [
      { name: 'Rijnmond', municipalities: ['0599', '0606'] },
      { name: 'Delft en Westland', municipalities: ['0503', '1783'] },
    ],
    from: day('2026-01-01'),
    until: null,
    scope: {},
    clauses: [
      { id: 'deel', kind: 'share-costs', schoolShare: { numerator: 1, denominator: version + 2 } },
    ],
    ...over,
  };
}

/** Counts over a year, so that what lies before a line plays a part in it. */
export const CAP: ConvenantVersion['clauses'][number] = {
  ...{ id: 'plafond', kind: 'cap', capped: 'home', window: 'year' },
  ...{ ceilingCents: 20_000 as Cents, raises: [], exhaustedFrom: null },
};

export function published(version: ConvenantVersion) {
  const { id } = version;
  const data = { convenantId: id, version: version.version, convenant: version };
  return fact('nl.grensverkeer.convenant-published.v1', id, id, data as never);
}

export async function ask(
  billing: Billing,
  body: object,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${billing.url}/v1/replays`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

/** The answer of a replay, once it is there. */
export async function replayed(
  billing: Billing,
  draft: ConvenantVersion,
  more: object = {},
): Promise<ReplayResult> {
  const { status, body } = await ask(billing, { draft, ...PERIOD, ...more });
  expect([status, body]).toMatchObject([202, { status: expect.any(String) }]);
  const done = await eventually(async () => {
    const view = (await billing.get(`/v1/replays/${body['replayId']}`)) as unknown as ReplayView;
    return view.finishedAt !== null && view;
  });
  expect(done).toMatchObject({ status: 'done', linesDone: done.linesTotal });
  return done.result!;
}
