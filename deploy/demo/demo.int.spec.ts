import { startSystem, type TestSystem } from '../../test/support';
import { silent } from '../local/report';
import { membersOf } from './children';
import { readAll } from './http';
import { loadDemo } from './index';
import { planDemo } from './plan';
import { SCHOOLS } from './schools';
import { troubles } from './settled';
import type { Story } from './stories';

interface Posting {
  readonly kind: 'charge' | 'reversal';
  readonly debtor: string;
  readonly creditor: string;
  readonly amountCents: number;
  readonly from: string;
  readonly until: string;
}

interface Line {
  readonly receiver: string;
  readonly reference: string;
  readonly previousReference: string | null;
  readonly allocationNumber: number;
  readonly from: string;
  readonly until: string;
  readonly amountCents: number;
  readonly status: string;
  readonly standingPostings: readonly Posting[];
  readonly postings: readonly Posting[];
  readonly openParts: readonly { readonly amountCents: number; readonly reason: string }[];
  readonly keptCents: number;
}

const plan = planDemo();
const printed: string[] = [];
/** Well within a minute on a machine that does nothing else. */
const LOADED_WITHIN_MS = 300_000;

let system: TestSystem;
let lines: Line[];

const readLines = () => readAll<Line>(`${system.urls.billing}/v1/lines?pageSize=500`);

beforeAll(async () => {
  jest.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
  system = await startSystem();
  await loadDemo({ ...system, report: silent });
  lines = await readLines();
}, LOADED_WITHIN_MS);

afterAll(async () => {
  jest.restoreAllMocks();
  await system?.stop();
});

const storiesOf = (kind: Story['kind']) => plan.stories.filter((story) => story.kind === kind);
const numbersOf = (story: Story) => story.placements.map((one) => one.allocationNumber);
const linesOf = (story: Story) =>
  lines.filter((line) => numbersOf(story).includes(line.allocationNumber));
const homesOf = (story: Story) => story.child.residences.map(({ municipality }) => municipality);

/** `0502→0599 1234` for every posting that stands. */
const owed = (line: Line) =>
  line.standingPostings.map((one) => `${one.debtor}→${one.creditor} ${one.amountCents}`);

it('is granted as a whole and leaves nothing parked, failed or waiting', async () => {
  expect(lines).toHaveLength(plan.invoices.flatMap((invoice) => invoice.lines).length);
  expect(lines.filter(({ status }) => status !== 'accepted')).toEqual([]);
  expect(await troubles(system.urls)).toEqual([]);
});

it('adds up for every line, to the cent', () => {
  const sumOf = (parts: readonly { amountCents: number }[]) =>
    parts.reduce((sum, { amountCents }) => sum + amountCents, 0);
  const wrong = lines.filter(({ receiver, standingPostings, openParts, ...line }) => {
    const owedTo = sumOf(standingPostings.filter(({ creditor }) => creditor === receiver));
    const owedBy = sumOf(standingPostings.filter(({ debtor }) => debtor === receiver));
    return owedTo - owedBy + sumOf(openParts) + line.keptCents !== line.amountCents;
  });
  expect(wrong).toEqual([]);
});

it('lets the home municipality owe the school municipality inside Rijnmond', () => {
  const rijnmond = membersOf('rijnmond');
  const inside = storiesOf('school-elsewhere').filter((story) => {
    const [enrolment] = story.child.enrolments;
    const school = SCHOOLS.find(({ id }) => id === enrolment?.schoolId);
    return [...homesOf(story), school?.municipality ?? ''].every((one) =>
      rijnmond.includes(one ?? ''),
    );
  });
  expect(inside.length).toBe(110);
  for (const line of inside.flatMap(linesOf)) {
    const [story] = inside.filter((one) => numbersOf(one).includes(line.allocationNumber));
    const [living] = story ? homesOf(story) : [];
    expect(owed(line)).toEqual([`${living}→${line.receiver} ${line.amountCents}`]);
  }
});

it.each([
  ['haaglanden', '2026-07-01', 3 / 4],
  ['haaglanden', '2026-08-01', 3 / 4],
  ['haaglanden', '2026-09-01', 2 / 3],
])('lets a home in Rijnmond owe a school in %s from %s on the part %d', (region, from, part) => {
  const stories = plan.stories.filter(({ kind, placements }) => {
    const [first] = placements;
    return kind === 'school-elsewhere' && membersOf(region).includes(first?.receiver ?? '');
  });
  const [rijnmond, told] = [membersOf('rijnmond'), stories.flatMap(linesOf)];
  const shared = told.filter(
    (line) =>
      line.from.slice(0, 7) === from.slice(0, 7) &&
      line.standingPostings.some(({ debtor }) => rijnmond.includes(debtor)),
  );
  expect(shared.length).toBeGreaterThan(20);
  for (const line of shared) {
    const [posting] = line.standingPostings;
    expect(posting?.creditor).toBe(line.receiver);
    expect(Math.abs((posting?.amountCents ?? 0) - line.amountCents * part)).toBeLessThan(1);
  }
});

it('lets a school in Zuid-Holland Zuid bear half of a day programme, and of nothing else', () => {
  const living = membersOf('rijnmond');
  const schools = membersOf('zuid-holland-zuid');
  const stories = storiesOf('school-elsewhere').filter((story) => {
    const school = SCHOOLS.find(({ id }) => id === story.child.enrolments[0]?.schoolId);
    return schools.includes(school?.municipality ?? '') && living.includes(homesOf(story)[0] ?? '');
  });
  expect(stories.length).toBe(16);
  for (const story of stories) {
    const isShared = story.placements[0]?.group === 'day-programme';
    for (const line of linesOf(story)) {
      expect(line.standingPostings).toHaveLength(isShared ? 1 : 0);
      const half = isShared ? line.amountCents / 2 : 0;
      const [owed] = line.standingPostings.map(({ amountCents }) => amountCents);
      expect(Math.abs((owed ?? 0) - half)).toBeLessThan(1);
      expect(line.standingPostings.every(({ debtor }) => schools.includes(debtor))).toBe(true);
    }
  }
});

it('lets nobody owe anything for a child that goes to school at home', () => {
  expect(storiesOf('at-home').flatMap(linesOf).flatMap(owed)).toEqual([]);
});

it('lets the current home owe the former one that was billed by mistake', () => {
  for (const story of storiesOf('wrongly-addressed')) {
    const [former, current] = homesOf(story);
    for (const line of linesOf(story)) {
      expect(owed(line)).toEqual([`${current}→${former} ${line.amountCents}`]);
    }
  }
});

it('keeps the municipality of before the stay paying, whoever was billed', () => {
  for (const story of storiesOf('stay')) {
    const [origin] = homesOf(story);
    for (const line of linesOf(story)) {
      const expected =
        line.receiver === origin ? [] : [`${origin}→${line.receiver} ${line.amountCents}`];
      expect(owed(line)).toEqual(expected);
    }
  }
});

it('cuts the line of the month in which a child moves', () => {
  for (const story of storiesOf('move')) {
    const [before, after] = homesOf(story);
    const moved = story.child.residences[1]?.from ?? '';
    const [line] = linesOf(story).filter(({ from, until }) => from < moved && moved < until);
    if (!line) continue;
    expect(line.standingPostings).toMatchObject([
      { debtor: after, creditor: before, from: moved, until: line.until },
    ]);
    expect(line.keptCents).toBeGreaterThan(0);
  }
});

it('mirrors a credit and settles the new debit', () => {
  for (const story of storiesOf('credit')) {
    const credit = linesOf(story).find((line) => line.previousReference);
    const debit = linesOf(story).find((line) => line.reference === credit?.previousReference);
    const [charged] = debit?.standingPostings ?? [];
    expect(credit?.standingPostings).toMatchObject([
      {
        debtor: charged?.creditor,
        creditor: charged?.debtor,
        amountCents: charged?.amountCents,
      },
    ]);
  }
});

it('leaves two children to a person, each for a reason of its own', () => {
  const open = lines.flatMap(({ openParts }) => openParts.map(({ reason }) => reason));
  expect([...new Set(open)].sort()).toEqual(['no-residence-known', 'part-time-stay']);
  expect(storiesOf('needs-a-person').flatMap(linesOf).flatMap(owed)).toEqual([]);
});

it('settles the corrected month again as a difference', () => {
  const [story] = storiesOf('corrected-afterwards');
  const line = story && linesOf(story).find(({ from }) => from === '2026-10-01');
  const told = line?.postings.map((one) =>
    [one.kind, `${one.debtor}→${one.creditor}`, one.from, one.until].join(' '),
  );
  expect(told?.sort()).toEqual([
    'charge 0503→0599 2026-10-12 2026-11-01',
    'charge 0606→0599 2026-10-01 2026-10-12',
    'charge 0606→0599 2026-10-01 2026-11-01',
    'reversal 0599→0606 2026-10-01 2026-11-01',
  ]);
  expect(line?.standingPostings).toHaveLength(2);
});

it('shows every block, with an event from the topic', () => {
  const text = printed.join('\n');
  for (const part of [
    'Who owes whom',
    'What is open',
    'A month settled again',
    'Delft owes Rotterdam',
    '"specversion": "1.0"',
    '/v1/openapi.json',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/9999\d{5}/);
});

it('changes nothing when it is loaded again', async () => {
  await loadDemo({ ...system, report: silent });
  expect(await readLines()).toEqual(lines);
});
