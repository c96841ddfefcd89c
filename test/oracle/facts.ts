import type { Enrolment, LocalDate, Placement, Residence } from '@grensverkeer/settlement';

/** Short ways to write the facts of a situation. */

export function span(from: string, until: string | null = null) {
  return { from: from as LocalDate, until: until as LocalDate | null };
}

export function homeIn(municipality: string): Residence {
  return {
    ...span('2012-05-05'),
    status: 'resident',
    municipality,
    addressKind: 'woonadres',
    underInvestigation: null,
    administrativeOnly: false,
  };
}

export function helpWith(paidSoFar: string | undefined): Placement {
  return {
    ...span('2022-06-01'),
    id: 'help',
    stream: 'youth-care',
    provider: '01234567',
    receiver: null,
    allocationNumber: null,
    productCategory: null,
    productCode: null,
    legalBasis: 'jeugdwet',
    stay: null,
    partTime: false,
    startUntraceable: false,
    place: null,
    helpRequestDate: null,
    group: null,
    homeConsent: false,
    ...(paidSoFar !== undefined && { paidSoFar }),
  };
}

export function schoolIn(
  schoolMunicipality: string,
  schoolType: Enrolment['schoolType'],
  from: string,
  until: string | null = null,
): Enrolment {
  const id = `${schoolMunicipality}-${from}`;
  return { ...span(from, until), id, schoolId: id, schoolMunicipality, schoolType };
}
