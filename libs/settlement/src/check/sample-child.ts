import type { Moment } from '../clauses/moment';
import { sidesOf } from '../clauses/precedence';
import type { ConvenantVersion } from '../convenant';
import type { Enrolment, MunicipalityCode } from '../facts';
import { addMonths, type LocalDate } from '../period';
import { BLANK_PLACEMENT } from './blank-placement';
import { OTHER } from './finding';
import type { Traits } from './traits';

/** The home municipality and that of the school. */
export type Pair = readonly [home: MunicipalityCode, school: MunicipalityCode];

/** An invented child with these traits, on that day, between two that face each other. */
export function sampleOf(
  convenant: ConvenantVersion,
  [home, school]: Pair,
  day: LocalDate,
  traits: Traits,
): Moment {
  const sides = sidesOf(convenant, home, school)!;
  const { schoolType, age } = traits;
  const { from } = convenant;
  const id = 'sample';
  const enrolment: Enrolment = {
    ...{ id, schoolId: OTHER, schoolMunicipality: school, schoolType },
    ...{ from, until: null },
  };
  const { stream, group, productCategory, productCode, homeConsent, helpForm } = traits;
  const stay = helpForm === 'with-stay' ? 'residential' : null;
  return {
    placement: {
      ...{ ...BLANK_PLACEMENT, from, receiver: school, stay },
      ...{ stream, group, productCategory, productCode, homeConsent },
    },
    ...{ day, home, school, enrolment, homeSide: sides[0], schoolSide: sides[1] },
    ...{ rung: 'JW1.1-1', residences: [], enrolments: [enrolment] },
    birthDate: addMonths(day, -12 * age),
  };
}
