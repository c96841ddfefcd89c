import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from '../../deploy/demo';
import { planDemo } from '../../deploy/demo/plan';
import { silent } from '../../deploy/local/report';
import { closeAll, readAll } from '../../libs/messaging/test/support';
import { eventually, startSystem, type TestSystem } from '../support';

const bsns = new Set(planDemo().stories.map(({ child }) => child.bsn));
const [someBsn = ''] = bsns;

/** The numbers of children of the demo that stand in a text, in the clear. */
const bsnsIn = (text: string): string[] =>
  [...text.matchAll(/\d{9,}/g)].map(([digits]) => digits).filter((digits) => bsns.has(digits));

let system: TestSystem;

beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
  system = await startSystem({ LOG_LEVEL: 'debug' });
  await loadDemo({ ...system, report: silent });
}, 300_000);

afterAll(async () => {
  jest.restoreAllMocks();
  await closeAll();
  await system?.stop();
});

/** What every door says to a body or an address with a BSN where none belongs. */
async function refusals(): Promise<string[]> {
  const { enrolment, placement, convenant, billing } = system.urls;
  const json = { 'content-type': 'application/json' };
  const xml = { 'content-type': 'application/xml' };
  const body = JSON.stringify({ bsn: someBsn, [someBsn]: someBsn });
  const answers = await Promise.all([
    fetch(`${enrolment}/v1/children/${someBsn}`, { method: 'PUT', headers: json, body }),
    fetch(`${enrolment}/v1/children/_search`, { method: 'POST', headers: json, body }),
    fetch(`${placement}/v1/placements/${someBsn}`, { method: 'PUT', headers: json, body }),
    fetch(`${convenant}/v1/convenants/${someBsn}`),
    fetch(`${billing}/v1/invoices`, { method: 'POST', headers: json, body }),
    fetch(`${billing}/v1/invoices`, {
      method: 'POST',
      headers: xml,
      body: `<Bericht><Bsn>${someBsn}</Bsn><Bsn>${someBsn}x</Bsn></Bericht>`,
    }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 404, 400, 400]);
  return Promise.all(answers.map((answer) => answer.text()));
}

it('finds a BSN where there is one', () => {
  expect(bsnsIn(`"bsn":"${someBsn}"`)).toEqual([someBsn]);
  expect(bsns.size).toBeGreaterThanOrEqual(300);
});

it('keeps BSNs out of refusals and of what the APIs tell', async () => {
  const { billing } = system.urls;
  const lists = ['invoices', 'lines', 'postings?municipality=0599', 'open-parts?municipality=0502'];
  const told = await Promise.all([
    ...lists.map((path) => `${billing}/v1/${path}`),
    `${billing}/v1/parked-messages`,
    `${billing}/_healthz`,
    `${billing}/metrics`,
  ].map(async (url) => (await fetch(url)).text())); // prettier-ignore
  expect([...told, ...(await refusals())].flatMap(bsnsIn)).toEqual([]);
});

it('keeps BSNs out of topics, keys and headers', async () => {
  process.env['TOPIC_PREFIX'] = system.topicPrefix;
  const read = await Promise.all(
    ['children', 'placements', 'convenants', 'settlements.gm0599'].map((topic) => readAll(topic)),
  );
  await eventually(() => {
    expect(read.map(({ length }) => length > 0)).toEqual([true, true, true, true]);
    expect(read[0]?.length).toBeGreaterThanOrEqual(bsns.size);
    return true;
  });
  expect(bsnsIn(JSON.stringify(read))).toEqual([]);
});

it('keeps BSNs out of the logs, also those of refused requests', async () => {
  await refusals();
  const logs = readdirSync(system.logFolder).map((name) =>
    readFileSync(join(system.logFolder, name), 'utf8'),
  );
  expect(logs.join('').length).toBeGreaterThan(1000);
  expect(logs.flatMap(bsnsIn)).toEqual([]);
});
