import type { FactUsed, RegistrationDetail } from '../decision';
import type { MunicipalityCode, Residence } from '../facts';
import { covers, mergePeriods, type LocalDate, type OpenPeriod } from '../period';
import { normalised } from './normal';

/** A stretch of registration with all that was noted about it under art. 2.26 Wet BRP. */
export interface Registration extends OpenPeriod {
  readonly status: Residence['status'];
  readonly municipality: MunicipalityCode | null;
  readonly addressKind: Residence['addressKind'];
  readonly administrativeOnly: boolean;
  readonly noted: readonly OpenPeriod[];
}

/** Table codes that are no municipality: unknown, and the register of non-residents (RNI). */
const NO_MUNICIPALITY: ReadonlySet<MunicipalityCode> = new Set(['0000', '1999']);

/** The registrations in a fixed order, however they were cut, shuffled or repeated. */
export function registrationsOf(residences: readonly Residence[]): Registration[] {
  const notes = new Map<string, OpenPeriod[]>();
  for (const residence of residences) {
    const note = noteWithin(residence);
    if (note) notes.set(keyOf(residence), [...(notes.get(keyOf(residence)) ?? []), note]);
  }
  return normalised(residences, keyOf).map((residence) => ({
    from: residence.from,
    until: residence.until,
    status: residence.status,
    municipality: residence.municipality,
    addressKind: residence.addressKind,
    administrativeOnly: residence.administrativeOnly,
    noted: notes.size === 0 ? [] : mergePeriods(notes.get(keyOf(residence)) ?? []),
  }));
}

/** The registrations of a day; more than one means that they contradict each other. */
export function registrationsOn(
  registrations: readonly Registration[],
  date: LocalDate,
): readonly Registration[] {
  return registrations.filter((registration) => covers(registration, date));
}

/** Why this registration is no *woonadres* on the date, or null when it is one. */
export function defectOn(registration: Registration, date: LocalDate): RegistrationDetail | null {
  const { status, municipality, addressKind, administrativeOnly, noted } = registration;
  if (status !== 'resident') return status;
  if (municipality === null) return 'not-registered';
  if (NO_MUNICIPALITY.has(municipality)) return 'rni';
  if (addressKind !== 'woonadres') return 'briefadres';
  if (administrativeOnly) return 'administrative-only';
  return noted.some((note) => covers(note, date)) ? 'under-investigation' : null;
}

/**
 * Someone's own address on the date. The note of art. 2.26 takes it away in Jeugdwet art. 1.1 only;
 * for the older rule and for pupils it is still where someone lives.
 */
export function isOwnAddress(registration: Registration, date: LocalDate): boolean {
  const defect = defectOn(registration, date);
  return defect === null || defect === 'under-investigation';
}

/**
 * The registration as a fact of a basis; `on` = the day that matters, else since when. With a note
 * that counted on `day` it tells since when that note is there.
 */
export function asFact(
  { from, municipality, noted }: Registration,
  detail: RegistrationDetail | null,
  on: LocalDate = from,
  day: LocalDate = on,
): FactUsed {
  const fact: FactUsed = { kind: 'residence', date: on, municipality };
  if (detail === null) return fact;
  const note = detail === 'under-investigation' && noted.find((one) => covers(one, day));
  return note ? { ...fact, detail, detailFrom: note.from } : { ...fact, detail };
}

function keyOf({ status, municipality, addressKind, administrativeOnly }: Residence): string {
  return `${status}|${municipality}|${addressKind}|${administrativeOnly}`;
}

/** The note, as far as it lies within the registration it was put on. */
function noteWithin({ from, until, underInvestigation: note }: Residence): OpenPeriod | null {
  if (note === null) return null;
  const ends = [until, note.until].filter((end): end is LocalDate => end !== null).sort();
  return { from: note.from > from ? note.from : from, until: ends[0] ?? null };
}
