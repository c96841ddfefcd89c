import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  decide,
  localDate,
  type CaseFile,
  type ConvenantVersion,
  type LocalDate,
  type OpenPeriod,
  type Period,
  type Placement,
  type Residence,
} from '@grensverkeer/settlement';

/** `npm run bench:decide`: decisions per second on one core, basis included, over mixed files. */

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const FILES = 4000;
const SECONDS = 3;

function main(): void {
  if (process.argv.includes('--help')) {
    return console.log('npm run bench:decide   decisions per second of CPU time, basis included');
  }
  const months = Array.from({ length: 24 }, (_, at) => monthOf(at));
  const files = Array.from({ length: FILES }, (_, at) => caseFileOf(at));
  // As in billing: a child is due, its case file is read anew, all its lines are decided.
  report('a child with all its lines, case file new', () => ask(files, months));
  const [first] = files;
  const [month] = months;
  const [help] = first!.placements;
  report('one line again and again, case file known', () => askAgain(first!, help!, month!));
  const before = heapInMb();
  for (let round = 0; round < 20; round += 1) ask(files, months);
  console.log(`heap after ${20 * FILES} more: ${(heapInMb() - before).toFixed(1)} MB more`);
}

/** Asks everything about every file, each file as new; says how many decisions that were. */
function ask(files: readonly CaseFile[], months: readonly Period[]): number {
  let asked = 0;
  for (const file of files) {
    const fresh = { ...file };
    for (const help of fresh.placements) {
      for (const month of months) {
        if (decide(fresh, help, month).length > 0) asked += 1;
      }
    }
  }
  return asked;
}

function askAgain(file: CaseFile, help: Placement, month: Period): number {
  let asked = 0;
  while (asked < 100_000) if (decide(file, help, month).length > 0) asked += 1;
  return asked;
}

/** Measured in time of the processor, so that other work on the machine does not count. */
function report(what: string, round: () => number): void {
  round();
  const started = process.cpuUsage();
  let decisions = 0;
  let passed = 0;
  while (passed < SECONDS) {
    decisions += round();
    const { user, system } = process.cpuUsage(started);
    passed = (user + system) / 1e6;
  }
  const rate = Math.round(decisions / passed).toLocaleString('en');
  console.log(`${what}: ${rate} decisions per second (${decisions} in ${passed.toFixed(1)} s)`);
}

function heapInMb(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const CODES = ['0599', '0502', '0606', '0622', '0518', '0629', '0501', '0457', '0363', '1621'];

/** Of ten files: three plain, two moved, one in a chain of stays, one each of four rarer kinds. */
function caseFileOf(at: number): CaseFile {
  const home = CODES[at % CODES.length]!;
  const other = CODES[(at * 7 + 3) % CODES.length]!;
  const kind = at % 10;
  const moved = kind === 3 || kind === 4;
  const stays =
    kind === 5 ? [stay('s1', '2022-02-01', '2023-05-01'), stay('s2', '2023-05-01')] : [];
  return {
    childId: `child-${at}`,
    birthDate: localDate('2012-05-05'),
    motherAtBirth: { status: 'resident', municipality: other },
    residences: moved
      ? [livesIn(home, '2012-05-05', '2023-07-12'), livesIn(other, '2023-07-12')]
      : [{ ...livesIn(home, '2012-05-05'), ...(kind === 6 && BRIEFADRES) }],
    actualResidences: kind === 7 ? [{ ...span('2020-01-01'), municipality: other }] : [],
    custody: [{ ...span('2012-05-05'), holder: 'mother', municipality: home }],
    enrolments: [atSchoolIn(other)],
    placements: [help('h1', home), ...stays, ...(kind === 8 ? [respite()] : [])],
    decisions: kind === 9 ? [agreedOn(other)] : [],
    convenants: kind < 5 ? [convenantBetween(home, other)] : [],
    lines: [],
  };
}

const BRIEFADRES = { addressKind: 'briefadres' } as const;

function span(from: string, until: string | null = null): OpenPeriod {
  return { from: localDate(from), until: until === null ? null : localDate(until) };
}

function livesIn(municipality: string, from: string, until: string | null = null): Residence {
  return {
    ...span(from, until),
    status: 'resident',
    municipality,
    addressKind: 'woonadres',
    underInvestigation: null,
    administrativeOnly: false,
  };
}

function atSchoolIn(schoolMunicipality: string) {
  const school = { id: 'e', schoolId: 'school', schoolMunicipality, schoolType: 'so' } as const;
  return { ...span('2021-08-01'), ...school };
}

function help(id: string, receiver: string): Placement {
  return {
    ...span('2022-01-01'),
    id,
    stream: 'youth-care',
    provider: '01234567',
    receiver,
    allocationNumber: 1,
    productCategory: '45',
    productCode: '45A04',
    legalBasis: 'jeugdwet',
    stay: null,
    partTime: false,
    startUntraceable: false,
    place: null,
    helpRequestDate: null,
    group: 'help-at-school',
    homeConsent: true,
  };
}

function stay(id: string, from: string, until: string | null = null): Placement {
  return { ...help(id, '0599'), ...span(from, until), stay: 'foster-care', place: '0363' };
}

function respite(): Placement {
  return { ...stay('r', '2022-06-01'), stay: 'respite', partTime: true };
}

function agreedOn(municipality: string) {
  return {
    ...span('2023-01-01'),
    id: 'd',
    source: 'agreement',
    reference: 'letter',
    decidedOn: '2023-02-01' as LocalDate,
    placementId: null,
    shares: [{ municipality, numerator: 1, denominator: 1 }],
    setsAside: null,
  } as const;
}

function convenantBetween(home: string, school: string): ConvenantVersion {
  return {
    ...span('2022-01-01'),
    id: `${home}-${school}`,
    version: 1,
    name: `${home} and ${school}`,
    sides: [
      { name: home, municipalities: [home] },
      { name: school, municipalities: [school] },
    ],
    scope: {},
    clauses: [
      { id: 'lead', kind: 'coordination', coordinator: 'school' },
      { id: 'first', kind: 'prefinancing', prefinancier: 'school' },
      { id: 'shares', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 4 } },
    ],
  };
}

/** The months from January 2022 on. */
function monthOf(at: number): Period {
  const first = (month: number) =>
    localDate(`${2022 + Math.floor(month / 12)}-${`${(month % 12) + 1}`.padStart(2, '0')}-01`);
  return { from: first(at), until: first(at + 1) };
}

main();
