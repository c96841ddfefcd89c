import type { FindingCode } from '../clauses/kind';
import type { Moment } from '../clauses/moment';
import type { Text } from '../clauses/text';
import { SCHOOL_TYPE, STREAM } from '../clauses/wording';
import type { MunicipalityCode } from '../facts';
import { municipality } from '../geo/municipalities';

/** A fault in a convenant, with a case that a person can read. */
export interface Finding extends Text {
  readonly code: FindingCode;
  readonly clauseId?: string;
  readonly example: Text;
}

/** A sample as a sentence: who, where, which help, when. */
export function exampleOf(moment: Moment): Text {
  const { placement, enrolment, home, school, day, birthDate } = moment;
  const age = birthDate === null ? '?' : Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const type = enrolment ? SCHOOL_TYPE[enrolment.schoolType] : { nl: '?', en: '?' };
  const { group, productCategory, productCode, stay, homeConsent } = placement;
  const named = [group, productCategory, productCode].filter(
    (one) => one !== null && one !== OTHER,
  );
  const nl = [STREAM[placement.stream].nl, ...named, stay ? 'met verblijf' : 'zonder verblijf'];
  const en = [STREAM[placement.stream].en, ...named, stay ? 'with stay' : 'without stay'];
  return {
    nl:
      `Een kind van ${age} jaar uit ${nameOf(home)} op een school in ${nameOf(school)} ` +
      `(${type.nl}), op ${day}: ${nl.join(', ')}, ${homeConsent ? 'met' : 'zonder'} toestemming.`,
    en:
      `A child of ${age} from ${nameOf(home)} at a school in ${nameOf(school)} ` +
      `(${type.en}), on ${day}: ${en.join(', ')}, ${homeConsent ? 'with' : 'without'} consent.`,
  };
}

function nameOf(code: MunicipalityCode): string {
  return municipality(code)?.name ?? code;
}

/** Stands for any value that no scope names. */
export const OTHER = '…';
