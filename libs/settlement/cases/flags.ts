import { municipalities } from '../src/geo/municipalities';
import { isLocalDate, localDate, type LocalDate } from '../src/period';
import type { WorkedCase } from './format';

/**
 * The flags of a case: facts that have no place of their own in the format, under names that the
 * writer of the case made up. So they are found by the words in their names; a flag with a name that
 * says nothing here plays no part.
 */
export class Facts {
  private readonly named: readonly (readonly [name: string, value: unknown])[];
  private readonly episodes: readonly string[];
  private readonly places: ReadonlySet<string>;

  constructor(worked: WorkedCase) {
    this.named = Object.entries(worked.flags ?? {});
    this.episodes = (worked.care_episodes ?? []).map(({ id }) => id);
    this.places = new Set(placesIn(worked));
  }

  /** Every flag with such a name, in the order of the case. */
  all(name: RegExp, unless?: RegExp): readonly (readonly [name: string, value: unknown])[] {
    return this.named.filter(([found]) => name.test(found) && !unless?.test(found));
  }

  /** Does a flag with such a name say yes: of everything, or of the episode that it names? */
  says(name: RegExp, episode?: string, unless?: RegExp): boolean {
    return this.all(name, unless).some(([, value]) => this.affirms(value, episode));
  }

  /** Does a flag with such a name say no? */
  denies(name: RegExp): boolean {
    return this.all(name).some(([, value]) => value === false || /^(no|false)$/i.test(`${value}`));
  }

  /** The first municipality under such a name. */
  municipality(name: RegExp, unless?: RegExp): string | null {
    const values = this.all(name, unless).map(([, value]) => value);
    return values.flatMap((value) => this.placeIn(value) ?? [])[0] ?? null;
  }

  /** The first date under such a name. */
  date(name: RegExp, unless?: RegExp): LocalDate | null {
    const dates = this.all(name, unless).map(([, value]) => value);
    return dates.find((value): value is LocalDate => isLocalDate(value)) ?? null;
  }

  /** A municipality told as a letter, a code, a name, or inside an object. */
  private placeIn(value: unknown): string | null {
    const told = isObject(value) ? (value['municipality'] ?? value['code']) : value;
    if (typeof told !== 'string') return null;
    const code = codeOf(told);
    const isOne = this.places.has(code) || /^([A-Z][A-Z0-9]{0,2}|\d{4})$/.test(code);
    return isOne ? code : null;
  }

  private affirms(value: unknown, episode: string | undefined): boolean {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return value !== 0;
    if (value === null || value === undefined) return false;
    if (typeof value === 'string') return !isNo(value) && this.isAbout([value], episode);
    if (Array.isArray(value)) return value.length > 0 && this.isAbout(value, episode);
    const members = Object.entries(value);
    const own = members.find(([name]) => name === episode);
    if (own) return this.affirms(own[1], undefined);
    const isByEpisode = members.some(([name]) => this.episodes.includes(name));
    return !isByEpisode && members.some(([, member]) => member !== false && member !== null);
  }

  /** About everything, unless it names episodes: then about those. */
  private isAbout(texts: readonly unknown[], episode: string | undefined): boolean {
    const words = texts.flatMap((text) => `${text}`.split(/[^A-Za-z0-9_-]+/));
    const told = this.episodes.filter((id) => words.includes(id));
    return told.length === 0 || episode === undefined || told.includes(episode);
  }
}

function isNo(text: string): boolean {
  return /^(no|none|false|nee|unknown|)$/i.test(text.trim());
}

/** Every municipality that the facts of a case name. */
function placesIn(worked: WorkedCase): string[] {
  const { brp_history: registered, actual_residence: actual, custody, school, person } = worked;
  const told = [
    ...[...(registered ?? []), ...(actual ?? []), ...(custody ?? [])].map(
      (row) => row.municipality,
    ),
    ...(worked.care_episodes ?? []).map(({ place }) => place),
    school?.municipality,
    person?.mother_at_birth?.municipality,
  ];
  return told.flatMap((one) => (one ? [codeOf(one)] : []));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Letters stay letters; `GM0457` and the name of a municipality become its code. */
export function codeOf(told: string): string {
  const text = told.trim();
  const bare = /^GM ?(\d{4})$/i.exec(text)?.[1];
  return bare ?? (text.length < 3 ? text : (CODES.get(text.toLowerCase()) ?? text));
}

/** The newest code of each name, for names come back after a merger. */
const CODES: ReadonlyMap<string, string> = new Map(
  [...municipalities.values()]
    .sort((one, other) => ((one.from ?? '') < (other.from ?? '') ? -1 : 1))
    .map(({ name, code }) => [name.toLowerCase(), code] as const),
);

/** A date that may be told as a year or a month only: then its first day, or its last. */
export function dateOf(told: string, end: 'first' | 'last' = 'first'): LocalDate {
  if (/^\d{4}$/.test(told)) return localDate(end === 'first' ? `${told}-01-01` : `${told}-12-31`);
  if (!/^\d{4}-\d{2}$/.test(told)) return localDate(told.slice(0, 10));
  const days = end === 'first' ? ['01'] : ['31', '30', '29', '28'];
  const found = days.map((day) => `${told}-${day}`).find(isLocalDate);
  return localDate(found ?? told);
}

/** A date out of a flag, which may hold anything. */
export function dateIn(value: unknown): LocalDate | null {
  if (typeof value !== 'string') return null;
  return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(value) || isLocalDate(value) ? dateOf(value) : null;
}
