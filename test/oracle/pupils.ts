import type { CaseFile, Enrolment, Placement, Residence } from '@grensverkeer/settlement';
import { choose, sorted, unknown, type DayAnswer } from './answer';
import { birthdayOf, dayBefore, isOn, monthsAway } from './days';
import { startsOn } from './stays';

/** The pupil streams that a school partnership pays; straight from WPO 125, 132 and WEC 40. */

type Level = 'PO' | 'VO';

/** Areas of the municipalities that the oracle meets, by hand; a letter is its own partnership. */
const AREAS: Readonly<Record<string, Readonly<Record<Level, readonly string[]>>>> = {
  '0003': { PO: ['PO2001'], VO: ['VO2002'] },
  '0363': { PO: ['PO2707', 'PO2709'], VO: ['VO2708', 'VO2710'] },
  '0370': { PO: ['PO2706'], VO: ['VO2707'] },
  '0457': { PO: ['PO2707', 'PO2709'], VO: ['VO2708', 'VO2710'] },
  '0501': { PO: ['PO2808'], VO: ['VO2812'] },
  '0599': { PO: ['PO2803', 'PO2806', 'PO2808'], VO: ['VO2810', 'VO2812'] },
  '0788': { PO: ['PO3004', 'PO3005'], VO: ['VO3004', 'VO3005'] },
};

export function residential(file: CaseFile, help: Placement): DayAnswer {
  const closed = ['closed', 'detention'].includes(`${help.stay}`) || help.legalBasis === 'jji';
  if (closed || help.isPaidByState) return unknown('paid-by-state');
  const [start] = startsOn(file.placements, help.from, help.from).starts;
  return previous(file, start ?? help.from, schoolsIn(file), null, 'WPO132-5');
}

export function special(file: CaseFile, help: Placement, day: string): DayAnswer {
  const there = schoolsIn(file)
    .filter((one) => ['sbo', 'so', 'vso'].includes(one.schoolType) && isOn(one, day))
    .sort((a, b) => (a.from === b.from ? (a.id < b.id ? -1 : 1) : a.from < b.from ? -1 : 1));
  const [school] = there;
  if (!school) return unknown('no-enrolment-known');
  if (school.schoolType === 'sbo' && day < '2023-01-01') return transfer(file, help, school, day);
  const level: Level = school.schoolType === 'vso' ? 'VO' : 'PO';
  const ordinary = schoolsIn(file).filter((one) =>
    level === 'PO'
      ? ['bo', 'oza'].includes(one.schoolType)
      : ['vo', 'mbo', 'oza'].includes(one.schoolType),
  );
  const answer = previous(file, school.from, ordinary, level, 'WEC40');
  const eve = dayBefore(school.from);
  const isAbroad = file.residences.some((one) => one.status === 'abroad' && isOn(one, eve));
  const isNowhere = 'reason' in answer && answer.reason === 'no-residence-known';
  return isNowhere && isAbroad ? areaOf(school.schoolMunicipality, level, 'WEC40') : answer;
}

/** WPO 125: the home partnership, but not when the family came to live there around the start. */
function transfer(file: CaseFile, help: Placement, school: Enrolment, day: string): DayAnswer {
  const there = areaOf(school.schoolMunicipality, 'PO', 'WPO125');
  if ('payer' in there && cameToLiveIn(file, there.payer, school.from)) return there;
  const home = ofHome(file, day, 'PO', 'WPO125');
  const isCounted = school.from <= countDay(day);
  const isBasic = help.group === 'basic-funding';
  return 'payer' in home && isBasic && isCounted ? unknown('paid-by-state') : home;
}

/** The first of October of the school year (August to July) that a day lies in. */
function countDay(day: string): string {
  const year = Number(day.slice(0, 4));
  return `${Number(day.slice(5, 7)) >= 8 ? year : year - 1}-10-01`;
}

function cameToLiveIn(file: CaseFile, area: string, start: string): boolean {
  const inside = (row: Residence) => {
    const found = row.municipality === null ? null : areaOf(row.municipality, 'PO', '');
    return found !== null && 'payer' in found && found.payer === area;
  };
  return file.residences.filter(inside).some((row) => {
    const before = file.residences.filter((one) => isOn(one, dayBefore(row.from)));
    const isNear =
      monthsAway(start, -6) <= row.from && row.from <= monthsAway(start, 6) && isOn(row, row.from);
    return isNear && before.length > 0 && !before.some(inside);
  });
}

/** The school of the eve, or else the last one before it; without any the home. */
function previous(
  file: CaseFile,
  start: string,
  schools: readonly Enrolment[],
  level: Level | null,
  ground: string,
): DayAnswer {
  const eve = dayBefore(start);
  const old = file.birthDate !== null && eve >= birthdayOf(file.birthDate, 12);
  const byAge: Level = level ?? (old ? 'VO' : 'PO');
  const earlier = schools.filter((one) => one.from <= eve);
  if (earlier.length === 0) return ofHome(file, eve, byAge, ground);
  const running = earlier.filter((one) => isOn(one, eve));
  const lastEnd = sorted(earlier.map(({ until }) => until ?? start)).pop();
  const last = running.length > 0 ? running : earlier.filter(({ until }) => until === lastEnd);
  return choose(
    'several-partnerships',
    last.map((one) => areaOf(one.schoolMunicipality, levelOf(one) ?? byAge, ground)),
  );
}

function levelOf({ schoolType }: Enrolment): Level | null {
  if (schoolType === 'oza') return null;
  return ['bo', 'sbo', 'so'].includes(schoolType) ? 'PO' : 'VO';
}

function ofHome(file: CaseFile, day: string, level: Level, ground: string): DayAnswer {
  const homes = file.residences.filter(
    (one) =>
      isOn(one, day) &&
      one.status === 'resident' &&
      one.addressKind === 'woonadres' &&
      !one.administrativeOnly &&
      one.municipality !== null &&
      one.municipality !== '1999',
  );
  const codes = sorted(homes.map(({ municipality }) => municipality!));
  if (codes.length === 0) return unknown('no-residence-known');
  return choose(
    'several-partnerships',
    codes.map((code) => areaOf(code, level, ground)),
  );
}

function areaOf(code: string, level: Level, ground: string): DayAnswer {
  const areas = AREAS[code]?.[level] ?? [code];
  if (areas.length > 1) return unknown('several-partnerships', areas);
  return { payer: areas[0]!, grounds: [ground] };
}

/** Rows about one school that touch or overlap are one enrolment; day by day. */
function schoolsIn({ enrolments }: CaseFile): Enrolment[] {
  const filled = enrolments.filter((one) => one.until === null || one.from < one.until);
  const same = (a: Enrolment, b: Enrolment) =>
    a.schoolId === b.schoolId &&
    a.schoolMunicipality === b.schoolMunicipality &&
    a.schoolType === b.schoolType;
  return filled.flatMap((one) => {
    const rows = filled.filter((other) => same(one, other));
    const beforeIt = dayBefore(one.from);
    const first = rows.filter((other) => other.from === one.from)[0];
    if (first !== one || rows.some((other) => isOn(other, beforeIt))) return [];
    let until: string | null = one.until;
    for (;;) {
      const next = rows.find((other) => until !== null && isOn(other, until));
      if (!next) break;
      until = next.until;
    }
    return [{ ...one, until: until as Enrolment['until'] }];
  });
}
