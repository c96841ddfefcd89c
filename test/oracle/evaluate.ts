import type { CaseFile, Placement, Residence } from '@grensverkeer/settlement';
import { choose, sorted, unknown, type DayAnswer } from './answer';
import { birthdayOf, dayBefore, isOn } from './days';
import { inTheirSuccessors } from './mergers';
import { byPeople } from './people';
import { residential, special } from './pupils';
import { HORIZON, isStay, startsOn, type Start } from './stays';

/**
 * The naive evaluator: one day, straight from the text of the law, no shared code, no speed. It
 * exists to disagree with the library where one of them is wrong.
 */
export function evaluate(file: CaseFile, help: Placement, day: string): DayAnswer {
  const people = byPeople(file.decisions, help, day);
  return inTheirSuccessors(people ?? byStatute(file, help, day), day);
}

function byStatute(file: CaseFile, help: Placement, day: string): DayAnswer {
  if (help.stream === 'pupil-transport') return transport(file, day);
  if (help.stream === 'residential-pupil') return residential(file, help);
  if (help.stream === 'sbo-transfer') return special(file, help, day);
  if (help.isPaidByState) return unknown('paid-by-state');
  if (day < '2022-01-01') return oldRule(file, help, day);
  const answer = newRule(file, help, day);
  const agreedBefore = help.stay === 'foster-care' && (help.helpRequestDate ?? '9') < '2022-01-01';
  const ranAlready = help.from < '2022-01-01' || agreedBefore;
  return 'payer' in answer && ranAlready
    ? { ...answer, grounds: [...answer.grounds, 'JW10.1'] }
    : answer;
}

/** Art. 1.1 since 2022: in a stay the address before the chain, else the address of the day. */
function newRule(file: CaseFile, help: Placement, day: string): DayAnswer {
  const anchor = help.legalBasis === 'jeugdreclassering-with-jji' ? detentionDay(file, day) : day;
  const { starts, dispute } = startsOn(file.placements, anchor, day);
  const readings = starts.map((start) =>
    start === null ? addressOf(file, help, day, null) : beforeStay(file, help, start),
  );
  return choose(dispute ?? 'none', readings);
}

function beforeStay(file: CaseFile, help: Placement, start: string): DayAnswer {
  const begun = file.placements.filter((one) => isStay(one) && one.from === start && filled(one));
  if (!begun.some((one) => one.startUntraceable)) {
    return addressOf(file, help, dayBefore(start), start);
  }
  const addresses = file.residences
    .filter((one) => wasHome(file, one, start))
    .map(({ municipality }) => ({ payer: municipality!, grounds: ['JW1.1-2'] }));
  const old = start < '2022-01-01' ? [oldRule(file, help, '2021-12-31')] : [];
  const paid = help.paidSoFar ? [{ payer: help.paidSoFar, grounds: ['JW8.2.1'] }] : [];
  return choose('stay-start-untraceable', [...addresses, ...old, ...paid]);
}

/** Points 1 and 2 by the registrations of a day; 3 and 4 where they give no woonadres. */
function addressOf(file: CaseFile, help: Placement, day: string, start: Start): DayAnswer {
  const rows = distinctRows(file.residences.filter((one) => isOn(one, day)));
  if (rows.length === 0) return pointThree(file, help, start);
  const readings = rows.map((row): DayAnswer => {
    if (row.status === 'abroad') return atTheRequest(file, help, start, 'JW1.1-4');
    if (!isHome(file, row, day)) return pointThree(file, help, start);
    return { payer: row.municipality!, grounds: [start === null ? 'JW1.1-1' : 'JW1.1-2'] };
  });
  return choose('overlapping-residences', readings);
}

function pointThree(file: CaseFile, help: Placement, start: Start): DayAnswer {
  const mother = file.motherAtBirth;
  if (mother.status === 'resident') return { payer: mother.municipality, grounds: ['JW1.1-3a'] };
  return atTheRequest(file, help, start, 'JW1.1-3b');
}

/** Actual residence at the request for help, or for the stay with which the chain began. */
function atTheRequest(file: CaseFile, help: Placement, start: Start, ground: string): DayAnswer {
  const [first] = start === null ? [] : begunOn(file, start);
  const asked = first ? (first.helpRequestDate ?? first.from) : (help.helpRequestDate ?? help.from);
  const known = actually(file, asked, ground);
  if (known) return known;
  const place = first?.place ?? placesOn(file, asked)[0] ?? help.paidSoFar;
  if (place !== undefined) return { payer: place, grounds: [ground] };
  if (ground === 'JWOLD-3') return unknown('no-residence-known');
  return unknown(start === null ? 'no-residence-known' : 'no-residence-before-stay');
}

function actually(file: CaseFile, day: string, ground: string): DayAnswer | null {
  const places = new Set(
    file.actualResidences.filter((one) => isOn(one, day)).map((one) => one.municipality),
  );
  if (places.size > 1) return unknown('actual-residence-unclear', [...places]);
  const [place] = places;
  return place ? { payer: place, grounds: [ground] } : null;
}

/** Until 2021: custody, guardianship of an institution, unknown or abroad; from 18 the own place. */
function oldRule(file: CaseFile, help: Placement, day: string): DayAnswer {
  const adult = file.birthDate !== null && day >= birthdayOf(file.birthDate, 18);
  if (adult) return ofAdult(file, help, day);
  const rows = file.custody.filter((one) => isOn(one, day));
  const kinds = new Map(rows.map((row) => [`${row.holder} ${row.municipality}`, row]));
  if (kinds.size === 0) return unknown('custody-unclear', evidence(file, day));
  const readings = [...kinds.values()].map(({ holder, municipality }): DayAnswer => {
    if (holder === 'institution') {
      const place = placesOn(file, day)[0];
      const there = place ? { payer: place, grounds: ['JWOLD-2'] } : null;
      const registered = there ?? atHome(file, day, ['JWOLD-2']);
      return actually(file, day, 'JWOLD-2') ?? registered ?? oldRequest(file, help, day);
    }
    if (municipality !== null) return { payer: municipality, grounds: ['JWOLD-1'] };
    return holder === 'both-parents' ? withAParent(file, day) : oldRequest(file, help, day);
  });
  return choose('custody-unclear', readings);
}

function oldRequest(file: CaseFile, help: Placement, day: string): DayAnswer {
  const answer = atTheRequest(file, help, null, 'JWOLD-3');
  const isOpen = 'reason' in answer && answer.reason === 'no-residence-known';
  return isOpen ? unknown('no-residence-known', evidence(file, day)) : answer;
}

/** With which parent the child stays, or stayed last; not while it is in a stay. */
function withAParent(file: CaseFile, day: string): DayAnswer {
  const [start] = startsOn(file.placements, day, day).starts;
  let last = start ? dayBefore(start) : day;
  for (let steps = 0; steps < HORIZON; steps += 1) {
    const known = actually(file, last, 'JWOLD-1');
    if (known) return known;
    last = dayBefore(last);
  }
  const eve = start ? dayBefore(start) : day;
  return atHome(file, eve, ['JWOLD-1']) ?? unknown('custody-unclear', evidence(file, day));
}

function ofAdult(file: CaseFile, help: Placement, day: string): DayAnswer {
  const home = atHome(file, day, ['JWOLD-4', 'JWOLD-1']);
  if (home) return home;
  // Point 4 speaks of the woonplaats of the same title of the BW as point 1.
  const there = actually(file, day, 'JWOLD-4');
  if (there && 'payer' in there) return { ...there, grounds: ['JWOLD-4', 'JWOLD-1'] };
  return there ?? oldRequest(file, help, day);
}

/** Where the pupil stays; the register only where nothing else shows it. */
function transport(file: CaseFile, day: string): DayAnswer {
  const known = actually(file, day, 'WPO4');
  if (known) return known;
  if (file.actualResidences.some((one) => isOn(one, day))) return unknown('no-residence-known');
  const places = placesOn(file, day).map((payer) => ({ payer, grounds: ['WPO4'] }));
  if (places.length > 0) return choose('actual-residence-unclear', places);
  return atHome(file, day, ['WPO4']) ?? unknown('no-residence-known');
}

/** By the register; nothing when there is no address of their own in it. */
function atHome(file: CaseFile, day: string, grounds: readonly string[]): DayAnswer | null {
  const homes = distinctRows(file.residences.filter((one) => isOn(one, day)))
    .filter((row) => isHomeWhateverNoted(row))
    .map(({ municipality }) => ({ payer: municipality!, grounds }));
  return homes.length > 0 ? choose('overlapping-residences', homes) : null;
}

/** The last day of a detention that began by this day, or the day itself. */
function detentionDay(file: CaseFile, day: string): string {
  const begun = file.placements.filter(
    (one) => isStay(one) && one.legalBasis === 'jji' && one.from <= day && filled(one),
  );
  if (begun.some((one) => isOn(one, day)) || begun.length === 0) return day;
  let at = day;
  while (!begun.some((one) => isOn(one, at))) at = dayBefore(at);
  return at;
}

function begunOn(file: CaseFile, start: string): Placement[] {
  return file.placements
    .filter((one) => isStay(one) && one.from === start && filled(one))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function placesOn(file: CaseFile, day: string): string[] {
  const there = file.placements.filter(
    (one) => one.stay !== null && one.stay !== 'respite' && !one.partTime && isOn(one, day),
  );
  return sorted(there.flatMap(({ place }) => (place === null ? [] : [place])));
}

/** Rows that say the same are one. */
function distinctRows(rows: readonly Residence[]): Residence[] {
  return [...new Map(rows.map((row) => [sayingOf(row), row])).values()];
}

function sayingOf(row: Residence): string {
  return `${row.status} ${row.municipality} ${row.addressKind} ${row.administrativeOnly}`;
}

/** A woonadres on some day until then; it can only have become one on its first day or after a note. */
function wasHome(file: CaseFile, row: Residence, last: string): boolean {
  const notes = file.residences.map((one) => one.underInvestigation?.until ?? last);
  const days = [row.from, ...notes].filter((day) => day <= last && isOn(row, day));
  return days.some((day) => isHome(file, row, day));
}

/** A woonadres of a resident, not for administration only, without a note on that day. */
function isHome(file: CaseFile, row: Residence, day: string): boolean {
  const noted = file.residences.some(
    (one) =>
      sayingOf(one) === sayingOf(row) &&
      isOn(one, day) &&
      one.underInvestigation !== null &&
      isOn(one.underInvestigation, day),
  );
  return isHomeWhateverNoted(row) && !noted;
}

function isHomeWhateverNoted(row: Residence): boolean {
  const isResident = row.status === 'resident' && row.municipality !== null;
  const isMunicipality = row.municipality !== '1999' && row.municipality !== '0000';
  const isLivedIn = row.addressKind === 'woonadres' && !row.administrativeOnly;
  return isResident && isMunicipality && isLivedIn;
}

function evidence(file: CaseFile, day: string): (string | null)[] {
  const rows = [...file.residences, ...file.actualResidences];
  return rows.filter((one) => isOn(one, day)).map(({ municipality }) => municipality);
}

function filled(span: { from: string; until: string | null }): boolean {
  return span.until === null || span.from < span.until;
}
