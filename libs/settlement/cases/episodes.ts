import type { Inquiry, LegalBasis, Placement, StayKind } from '../src/facts';
import { addDays, FIRST_DAY, type LocalDate } from '../src/period';
import { codeOf, dateOf, Facts } from './flags';
import type { Episode, WorkedCase } from './format';

/** The care episodes of a worked case as placements. */
export function placementsOf(worked: WorkedCase, facts: Facts): Placement[] {
  const episodes = worked.care_episodes ?? [];
  return episodes.map((episode) => placementOf(worked, episode, facts));
}

/** Help without an episode: what a question about a pupil may be about. */
export function helpOf({ person }: WorkedCase, facts: Facts): Placement {
  const from = person?.birth_date ? dateOf(person.birth_date) : FIRST_DAY;
  return { ...HELP, ...NO_STAY, id: 'help', from, until: null, ...known(facts) };
}

function placementOf(worked: WorkedCase, episode: Episode, facts: Facts): Placement {
  const { id, counts_as_stay: counts, kind = '' } = episode;
  // What is disputed, or settled as a stay, may be one; what was settled as none is not.
  const mayBeStay = episode.with_stay === true || counts === null || counts === true;
  const stay = mayBeStay ? stayKindOf(episode) : null;
  const isByState = stay !== null && isPaidByState(episode, facts);
  return {
    ...HELP,
    id,
    from: startOf(worked, episode),
    until: episode.end ? addDays(dateOf(episode.end, 'last'), 1) : null,
    legalBasis: legalBasisOf(episode, facts),
    stay,
    // Contested without a kind that says why: then it is contested as a stay in part.
    partTime: episode.part_time === true || (counts === null && isOrdinary(stay, episode)),
    startUntraceable: stay !== null && (!episode.start || isUntraceable(id, facts)),
    place: episode.place ? codeOf(episode.place) : null,
    helpRequestDate: requestOf(worked, episode),
    group: /school/i.test(kind) ? 'help-at-school' : null,
    homeConsent: facts.says(/approv|consent|toestem|instem/i, id, /_by$|court/i),
    ...(typeof counts === 'boolean' && { countsAsStay: counts }),
    ...(isByState && { isPaidByState: true }),
    ...(stay !== null && facts.says(/secret|geheim|threat/i, id) && { isPlaceSecret: true }),
    ...known(facts),
    ...grantedBy(kind, facts),
  };
}

const HELP = {
  stream: 'youth-care',
  provider: '00000000',
  receiver: null,
  allocationNumber: null,
  productCategory: null,
  productCode: null,
} as const;

const NO_STAY = {
  legalBasis: 'jeugdwet',
  stay: null,
  partTime: false,
  startUntraceable: false,
  place: null,
  helpRequestDate: null,
  group: null,
  homeConsent: false,
} as const;

function startOf(worked: WorkedCase, { start }: Episode): LocalDate {
  const told = start ?? worked.person?.birth_date;
  return told ? dateOf(told) : FIRST_DAY;
}

/**
 * The case has one day on which help was asked for: that of the episodes that began then or later,
 * or of the last one when none did. What ran already was asked for before.
 */
function requestOf(worked: WorkedCase, episode: Episode): LocalDate | null {
  if (!worked.help_request_date) return null;
  const asked = dateOf(worked.help_request_date);
  const starts = (worked.care_episodes ?? []).map((one) => startOf(worked, one)).sort();
  const last = starts[starts.length - 1];
  const own = startOf(worked, episode);
  return own >= asked || own === last ? asked : null;
}

const LEGAL_BASES: Readonly<Record<string, LegalBasis>> = {
  JEUGDWET: 'jeugdwet',
  JEUGDWET_JR: 'jeugdreclassering',
  WMO_BW: 'wmo-protected-living',
  WMO_OPVANG: 'wmo-shelter',
  WLZ_3_1_1: 'wlz',
  JJI: 'jji',
  OTHER_SCHEME: 'other-scheme',
};

/** Help and supervision connected to a detention follow the detention. */
function legalBasisOf({ id, legal_basis: told, kind, with_stay: stays }: Episode, facts: Facts) {
  const basis = LEGAL_BASES[`${told}`.trim().toUpperCase()];
  if (!basis) throw new RangeError(`unknown legal basis: ${told}`);
  const isSupervision = basis === 'jeugdreclassering';
  if (stays === true || (!isSupervision && basis !== 'jeugdwet')) return basis;
  const isConnected =
    facts.says(
      /(jji|detention).*(connect|link|relat)|(connect|link|relat).*(jji|detention)/i,
      id,
      isSupervision ? undefined : /jr|reclass|supervis/i,
    ) || /(in connection with|connected to) .*(detention|jji)/i.test(kind ?? '');
  return isConnected ? 'jeugdreclassering-with-jji' : basis;
}

/** The kinds of stay as the cases name them, in the order in which a name is searched for them. */
const STAY_KINDS: readonly (readonly [RegExp, StayKind])[] = [
  [
    /(moeder|ouder|vader|mother|parent)[- ]?(en|and|with|met|&)?[- ]?(a |the |een )?(kind|child|baby)/i,
    'mother-and-child',
  ],
  [/respijt|respite|weekend|logeer|deeltijd|part-?time/i, 'respite'],
  [/pleegzorg|pleeggezin|foster/i, 'foster-care'],
  [/gezinshuis|family home/i, 'family-home'],
  [/gesloten|closed|secure/i, 'closed'],
  [/detenti|\bjji\b|justiti/i, 'detention'],
  [/crisis/i, 'crisis'],
  [/beschermd wonen|protected living/i, 'protected-living'],
  [/vrouwenopvang|maatschappelijke opvang|shelter/i, 'shelter'],
  [/wlz/i, 'wlz-institution'],
];

function stayKindOf({ kind = '' }: Episode): StayKind {
  return STAY_KINDS.find(([name]) => name.test(kind))?.[1] ?? 'residential';
}

function isOrdinary(stay: StayKind | null, { legal_basis: basis }: Episode): boolean {
  return stay !== 'mother-and-child' && !['OTHER_SCHEME', 'WLZ_3_1_1'].includes(basis);
}

/** A ministry pays a foster family of Nidos, and what a flag says it pays. */
function isPaidByState({ id, kind = '' }: Episode, facts: Facts): boolean {
  const isNidos = /nidos/i.test(kind) || (/foster|pleeg/i.test(kind) && facts.says(/nidos/i, id));
  return (
    isNidos ||
    facts.says(/(state|ministry|rijk)_pays|(paid|funded)_by_(the_)?(state|ministry|rijk)/i, id)
  );
}

/** A flag says that the start cannot be traced, of all stays or of the episode that it names. */
function isUntraceable(id: string, facts: Facts): boolean {
  const subject = '(start|begin|evidence|dossier|file|history|chain|origin)';
  const lost = '(untrace|not_trace|not_be_trace|unknown|uncertain|unclear|lost|missing|destroyed)';
  return (
    facts.says(new RegExp(`${subject}.*${lost}|${lost}.*${subject}|untraceable`, 'i'), id) ||
    facts.denies(new RegExp(`${subject}.*(traceable|traced|known|clear|documented)`, 'i'))
  );
}

/** Who paid so far stays payer when nothing else is shown; and what a college was asked. */
function known(facts: Facts): { paidSoFar?: string; inquiry?: Inquiry } {
  const state = /state|ministry|rijk/i;
  const paidSoFar = facts.municipality(/paid_|payer_|paying|betaal/i, state);
  const askedOn = facts.date(/asked|inquir|question/i, /help|request/i);
  const answeredOn = facts.date(/(answered|agreed|accepted|acknowledged)_on$/i);
  const answer = facts.municipality(/answer$|answer_names|answered_with/i);
  return {
    ...(paidSoFar !== null && { paidSoFar }),
    ...(askedOn !== null && { inquiry: { askedOn, answeredOn, answer } }),
  };
}

/** Who granted the help or was billed: the college that the provider knows. */
function grantedBy(kind: string, facts: Facts): { receiver?: string } {
  const told =
    facts.municipality(/granted_by|grant_by|allocated_by|billed|invoice.*_to|known_college/i) ??
    /\b(?:granted|allocated|beschikt) (?:by|door) ([A-Z][A-Za-z0-9]{0,3})\b/.exec(kind)?.[1];
  return told ? { receiver: codeOf(told) } : {};
}
