import { randomUUID } from 'node:crypto';
import { waitUntilSettled } from '../../deploy/demo/settled';
import { closeAll, readAll } from '../../libs/messaging/test/support';
import { DRAFT } from '../../services/convenant/test/fixture';
import { testBsn } from '../../services/placement/test/facts';
import { jw301 } from '../../services/placement/test/messages';
import { eventually, startSystem, type TestSystem } from '../support';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
}, 300_000);
afterAll(async () => {
  await closeAll();
  await system?.stop();
});

const TRACE = '0af7651916cd43dd8448eb211c80319c';
/** A trace per request, so that no event can have borrowed another's. */
let requests = 0;
const nextTrace = (): string => `00-${TRACE}-${String(++requests).padStart(16, '0')}-01`;

type Send = readonly [method: string, url: string, body: unknown, type?: string];

/** @returns the trace in which it was sent */
async function sent([method, url, body, type = 'application/json']: Send): Promise<string> {
  const traceparent = nextTrace();
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': type, traceparent };
  const { status } = await fetch(url, { method, headers, body: text });
  expect([url, status]).toEqual([url, 200]);
  return traceparent;
}

it('an event names the trace of the request that caused it, in its header too', async () => {
  const { enrolment, placement, convenant } = system.urls;
  const [child, other] = [randomUUID(), randomUUID()];
  const bsn = testBsn(0);
  const parties = { municipality: '0599', provider: '12345678', bsn };
  const lives = { from: '2020-01-01', until: null, status: 'resident', municipality: '0599' };
  const version = `${convenant}/v1/convenants/een-spoor/versions/1`;
  const help = { childId: child, provider: '12345678', receiver: '0599', from: '2026-01-01' };
  const share = { municipality: '0599', numerator: 1, denominator: 1 };
  const decision = {
    ...{ id: 'd1', source: 'court', reference: 'AWB 26/1', decidedOn: '2026-03-01' },
    ...{ from: '2026-01-01', until: null, placementId: null, shares: [share], setsAside: null },
  };
  const whole = { childId: other, birthDate: null, motherAtBirth: { status: 'unknown' } };
  const lists = { residences: [], actualResidences: [], custody: [], enrolments: [] };
  const traces = [
    await sent(['PUT', `${enrolment}/v1/children/${child}`, { bsn }]),
    await sent(['PUT', `${enrolment}/v1/children/${child}/residences`, {
      residences: [{ ...lives, addressKind: 'woonadres' }],
    }]), // prettier-ignore
    await sent(['PUT', `${placement}/v1/placements/${randomUUID()}`, help]),
    await sent(['PUT', `${placement}/v1/children/${child}/decisions`, { decisions: [decision] }]),
  ];
  const ndjson = JSON.stringify({ ...whole, ...lists });
  const imported: Send = [
    'POST',
    `${enrolment}/v1/children/_import`,
    ndjson,
    'application/x-ndjson',
  ];
  traces.push(await sent(imported));
  // Until placement knows the child, an allocation waits for it.
  await waitUntilSettled(system.urls);
  traces.push(
    await sent(['POST', `${placement}/v1/messages`, jw301(parties, [{}]), 'application/xml']),
  );
  await sent(['PUT', version, DRAFT]);
  traces.push(await sent(['POST', `${version}/publications`, {}]));

  process.env['TOPIC_PREFIX'] = system.topicPrefix;
  const topics = ['children', 'placements', 'convenants'];
  const read = await Promise.all(topics.map((topic) => readAll(topic)));
  await eventually(() => {
    const messages = read.flat();
    const inEvents = messages.map(({ value }) => (JSON.parse(value) as Traced).traceparent);
    expect(messages.map(({ headers }) => headers['traceparent'])).toEqual(inEvents);
    expect([...new Set(inEvents)].sort()).toEqual([...traces].sort());
    return true;
  });
});

interface Traced {
  readonly traceparent?: string;
}
