import { youthRegions, type MunicipalityCode } from '@grensverkeer/settlement';
import { PRODUCTS, PROVIDERS, type DemoProduct } from './providers';
import { SCHOOLS, type DemoSchool } from './schools';
import { child, home, placement, type DemoPlacement, type Pen, type Story } from './stories';

/** Who is in the demo: how many children of which kind. Together 320. */
export function tellStories(pen: Pen): Story[] {
  const many = (count: number, tell: (pen: Pen, at: number) => Story) =>
    Array.from({ length: count }, (_, at) => tell(pen, at));
  return [
    correctedAfterwards(pen),
    noResidenceKnown(pen),
    partTimeStay(pen),
    ...many(3, credit),
    ...many(6, wronglyAddressed),
    ...many(12, stay),
    ...many(20, move),
    ...many(110, (p) => schoolElsewhere(p, 'rijnmond', 'rijnmond')),
    ...many(26, (p) => schoolElsewhere(p, 'rijnmond', 'haaglanden')),
    ...many(24, (p) => schoolElsewhere(p, 'haaglanden', 'rijnmond')),
    ...many(16, (p) => schoolElsewhere(p, 'rijnmond', 'zuid-holland-zuid')),
    ...many(24, (p) => schoolElsewhere(p, 'zuid-holland-zuid', 'rijnmond')),
    ...many(10, (p) => schoolElsewhere(p, 'haaglanden', 'zuid-holland-zuid')),
    ...many(10, (p) => schoolElsewhere(p, 'zuid-holland-zuid', 'haaglanden')),
    ...many(56, atHome),
  ];
}

/**
 * The child whose move to Delft becomes known only after October has been settled; see
 * `CORRECTION` in `plan.ts`.
 */
function correctedAfterwards(pen: Pen): Story {
  const pupil = child(pen, (born) => [home('0606', born)], 'maasbrug');
  const provider = PROVIDERS.school[0];
  const help = { provider, receiver: '0599', product: PRODUCTS.atSchool } as const;
  const placements = [placement(pen, pupil.childId, { ...help, group: 'help-at-school' })];
  return { kind: 'corrected-afterwards', child: pupil, placements };
}

/** Left the register, mother unknown, whereabouts unknown: no rung of article 1.1 answers. */
function noResidenceKnown(pen: Pen): Story {
  const vanished = child(
    pen,
    (born) => [
      home('0622', born, '2026-05-20'),
      {
        ...home('0622', '2026-05-20'),
        status: 'not-registered',
        municipality: null,
        addressKind: null,
      },
    ],
    null,
    { status: 'unknown' },
  );
  const help = { provider: PROVIDERS.ambulatory[0], receiver: '0622', product: PRODUCTS.guidance };
  const placements = [placement(pen, vanished.childId, help)];
  return { kind: 'needs-a-person', child: vanished, placements };
}

/** Weekends in a facility, living at home: whether that is a stay is disputed. */
function partTimeStay(pen: Pen): Story {
  const guest = child(
    pen,
    (born) => [home('0502', born, '2026-08-24'), home('0489', '2026-08-24')],
    null,
  );
  const placements = [
    placement(pen, guest.childId, {
      provider: PROVIDERS.stay[0],
      receiver: '0502',
      product: PRODUCTS.partTime,
      from: '2026-06-01',
      stay: 'respite',
      partTime: true,
      place: '0505',
    }),
  ];
  return { kind: 'needs-a-person', child: guest, placements };
}

/** July was declared too high; the message of August credits it and declares it anew. */
function credit(pen: Pen): Story {
  return { ...schoolElsewhere(pen, 'rijnmond', 'rijnmond'), kind: 'credit' };
}

/** The child moved in 2025, and the provider never noticed: it bills the former home. */
function wronglyAddressed(pen: Pen): Story {
  const [former, current] = twoOf(pen, membersOf('rijnmond'));
  const moved = child(
    pen,
    (born) => [home(former, born, '2025-10-01'), home(current, '2025-10-01')],
    null,
  );
  const provider = pen.random.pick(PROVIDERS.ambulatory);
  const help = { provider, receiver: former, product: PRODUCTS.specialised };
  const placements = [placement(pen, moved.childId, help)];
  return { kind: 'wrongly-addressed', child: moved, placements };
}

/**
 * Placed out of home in another municipality, and registered there a week later. The municipality
 * of before keeps paying (Jeugdwet 1.1 point 2); every third provider bills the other one.
 */
function stay(pen: Pen, at: number): Story {
  const [origin, place] = twoOf(pen, [...membersOf('rijnmond'), ...membersOf('haaglanden')]);
  const day = String(pen.random.between(10, 20));
  const placed = child(
    pen,
    (born) => [
      home(origin, born, `2026-08-${Number(day) + 7}`),
      home(place, `2026-08-${Number(day) + 7}`),
    ],
    null,
  );
  const foster = at % 2 === 0;
  const placements = [
    placement(pen, placed.childId, {
      provider: pen.random.pick(PROVIDERS.stay),
      receiver: at % 3 === 0 ? place : origin,
      product: foster ? PRODUCTS.fosterCare : PRODUCTS.residential,
      from: `2026-08-${day}`,
      stay: foster ? 'foster-care' : 'residential',
      place,
    }),
  ];
  return { kind: 'stay', child: placed, placements };
}

/**
 * Moves between July and October, every second child in the middle of a month. The old home has
 * been billed until the end of the month after; then a new allocation follows.
 */
function move(pen: Pen, at: number): Story {
  const month = 8 + (at % 3);
  const day = at % 2 === 0 ? pen.random.between(4, 26) : 1;
  const moved = `2026-${twoDigits(month)}-${twoDigits(day)}`;
  const [before, after] = twoOf(pen, [...membersOf('rijnmond'), ...membersOf('haaglanden')]);
  const mover = child(pen, (born) => [home(before, born, moved), home(after, moved)], null);
  const provider = pen.random.pick(PROVIDERS.ambulatory);
  const product = pen.random.pick([PRODUCTS.guidance, PRODUCTS.specialised, PRODUCTS.fixedFee]);
  const handOver = `2026-${twoDigits(month + 1)}-01`;
  const placements: DemoPlacement[] = [
    placement(pen, mover.childId, { provider, receiver: before, product, until: handOver }),
    placement(pen, mover.childId, { provider, receiver: after, product, from: handOver }),
  ];
  return { kind: 'move', child: mover, placements };
}

/** Who is billed when a child of one region goes to school in another: what their convenant says. */
function schoolElsewhere(pen: Pen, homeRegion: string, schoolRegion: string): Story {
  const school = schoolIn(pen, schoolRegion);
  const others = membersOf(homeRegion).filter((code) => code !== school.municipality);
  const living = pen.random.pick(others);
  const schoolPaysFirst =
    homeRegion !== 'zuid-holland-zuid' && schoolRegion !== 'zuid-holland-zuid';
  const pupil = child(pen, (born) => [home(living, born)], school.id);
  const receiver = schoolPaysFirst ? school.municipality : living;
  return {
    kind: 'school-elsewhere',
    child: pupil,
    placements: [helpAtSchool(pen, pupil.childId, receiver)],
  };
}

/** Lives and learns in one municipality: an invoice goes in, and nobody owes anybody. */
function atHome(pen: Pen): Story {
  const school = pen.random.pick(SCHOOLS);
  const pupil = child(pen, (born) => [home(school.municipality, born)], school.id);
  const placements = [helpAtSchool(pen, pupil.childId, school.municipality)];
  return { kind: 'at-home', child: pupil, placements };
}

function helpAtSchool(pen: Pen, childId: string, receiver: MunicipalityCode): DemoPlacement {
  const provider = pen.random.pick(PROVIDERS.school);
  const dayProgramme = pen.random.below(3) === 0;
  const product: DemoProduct = dayProgramme ? PRODUCTS.dayProgramme : PRODUCTS.atSchool;
  const group = dayProgramme ? 'day-programme' : 'help-at-school';
  // A few start or end within the four months, so that broken months occur.
  const started = pen.random.pick(['2026-01-01', '2026-01-01', '2026-04-15', '2026-07-09']);
  const ended = pen.random.pick([null, null, null, null, null, '2026-09-19']);
  return placement(pen, childId, {
    provider,
    receiver,
    product,
    group,
    from: started,
    until: ended,
  });
}

function schoolIn(pen: Pen, region: string): DemoSchool {
  const members = membersOf(region);
  return pen.random.pick(SCHOOLS.filter((school) => members.includes(school.municipality)));
}

function twoOf(pen: Pen, codes: readonly MunicipalityCode[]): [MunicipalityCode, MunicipalityCode] {
  const first = pen.random.pick(codes);
  return [first, pen.random.pick(codes.filter((code) => code !== first))];
}

export function membersOf(slug: string): readonly MunicipalityCode[] {
  const region = youthRegions.find((candidate) => candidate.slug === slug);
  if (!region) throw new Error(`there is no youth region ${slug}`);
  return region.municipalities;
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
