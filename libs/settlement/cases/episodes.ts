import type { Inquiry, LegalBasis, Placement, StayKind } from '../src/facts';
import { addDays, FIRST_DAY, localDate, type LocalDate } from '../src/period';
import type { Episode, Flags, WorkedCase } from './format';

/** The care episodes of a worked case as placements. */
export function placementsOf(worked: WorkedCase): Placement[] {
  return worked.care_episodes.map((episode) => placementOf(worked, episode));
}

function placementOf(worked: WorkedCase, episode: Episode): Placement {
  const flags = worked.flags ?? {};
  const asked = worked.help_request_date ?? null;
  const counts = episode.counts_as_stay;
  const stay = episode.with_stay || counts === null ? stayKindOf(episode) : null;
  return {
    ...HELP,
    id: episode.id,
    from: localDate(episode.start ?? worked.person.birth_date ?? FIRST_DAY),
    until: episode.end === null ? null : addDays(localDate(episode.end), 1),
    legalBasis: legalBasisOf(episode, flags),
    stay,
    // Contested without a kind that says why: then it is contested as a stay in part.
    partTime: episode.part_time === true || (counts === null && isOrdinary(stay, episode)),
    startUntraceable: episode.start === null || isUntraceable(episode, flags),
    place: episode.place,
    helpRequestDate: asked === null ? null : localDate(asked),
    group: /school/i.test(episode.kind) ? 'help-at-school' : null,
    homeConsent: flags['approval_of_home_team'] === true,
    ...(typeof counts === 'boolean' && { countsAsStay: counts }),
    ...paidSoFarOf(flags),
    ...inquiryOf(flags),
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

const LEGAL_BASES: Readonly<Record<string, LegalBasis>> = {
  JEUGDWET: 'jeugdwet',
  JEUGDWET_JR: 'jeugdreclassering',
  WMO_BW: 'wmo-protected-living',
  WMO_OPVANG: 'wmo-shelter',
  WLZ_3_1_1: 'wlz',
  JJI: 'jji',
  OTHER_SCHEME: 'other-scheme',
};

/** Supervision connected to a detention follows the detention. */
function legalBasisOf(episode: Episode, flags: Flags): LegalBasis {
  const basis = LEGAL_BASES[episode.legal_basis];
  if (!basis) throw new RangeError(`unknown legal basis: ${episode.legal_basis}`);
  const isConnected = basis === 'jeugdreclassering' && flags['jr_connected_to_jji'] === true;
  return isConnected ? 'jeugdreclassering-with-jji' : basis;
}

/** The kinds of stay as the cases name them, in the order in which a name is searched for them. */
const STAY_KINDS: readonly (readonly [RegExp, StayKind])[] = [
  [/moeder|mother|ouder-?kind|parent-and-child/i, 'mother-and-child'],
  [/respijt|respite|weekend|logeer|deeltijd|part-?time/i, 'respite'],
  [/pleegzorg|foster/i, 'foster-care'],
  [/gezinshuis|family home/i, 'family-home'],
  [/gesloten|closed|secure/i, 'closed'],
  [/detenti/i, 'detention'],
  [/crisis/i, 'crisis'],
  [/beschermd wonen|protected living/i, 'protected-living'],
  [/opvang|shelter/i, 'shelter'],
  [/wlz/i, 'wlz-institution'],
];

function stayKindOf({ kind }: Episode): StayKind {
  return STAY_KINDS.find(([name]) => name.test(kind))?.[1] ?? 'residential';
}

function isOrdinary(stay: StayKind | null, { legal_basis }: Episode): boolean {
  return stay !== 'mother-and-child' && !['OTHER_SCHEME', 'WLZ_3_1_1'].includes(legal_basis);
}

/** A flag says that the start cannot be traced, of all stays or of the episode that it names. */
function isUntraceable({ id, with_stay }: Episode, flags: Flags): boolean {
  const says = ([name, value]: readonly [string, unknown]) => {
    if (/untraceable|not_traceable|start\w*_(unknown|uncertain|unclear|lost)/.test(name)) {
      return value === true || value === id;
    }
    return /start\w*_traceable/.test(name) && value === false;
  };
  return with_stay && Object.entries(flags).some(says);
}

/** Who paid so far stays payer when nothing else is shown. */
function paidSoFarOf(flags: Flags): { paidSoFar?: string } {
  const found = ['currently_paid_by', 'paid_by_until_discovery', 'paid_so_far_by']
    .map((name) => flags[name])
    .find((payer) => typeof payer === 'string');
  return typeof found === 'string' ? { paidSoFar: found } : {};
}

function inquiryOf(flags: Flags): { inquiry?: Inquiry } {
  const askedOn = dateIn(flags, 'provider_asked_on');
  if (askedOn === null) return {};
  const answer = flags['college_answer'];
  return {
    inquiry: {
      askedOn,
      answeredOn: dateIn(flags, 'college_answered_on'),
      answer: typeof answer === 'string' ? answer : null,
    },
  };
}

function dateIn(flags: Flags, name: string): LocalDate | null {
  const value = flags[name];
  return typeof value === 'string' ? localDate(value) : null;
}
