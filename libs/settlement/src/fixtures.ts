import type { CaseFile } from './case-file';
import type { ConvenantVersion } from './convenant';
import type { Enrolment, InvoiceLine, Placement, Residence } from './facts';
import { cents } from './money';
import { localDate, period, type OpenPeriod } from './period';

/** Short ways for specs to write facts. Nothing in the product uses this file. */

export function openPeriod(from: string, until: string | null = null): OpenPeriod {
  return { from: localDate(from), until: until === null ? null : localDate(until) };
}

export function caseFile(facts: Partial<CaseFile> = {}): CaseFile {
  return {
    childId: 'child',
    birthDate: localDate('2012-05-05'),
    motherAtBirth: { status: 'resident', municipality: 'A' },
    residences: [livesIn('A', '2012-05-05')],
    actualResidences: [],
    custody: [],
    enrolments: [],
    placements: [placement()],
    decisions: [],
    convenants: [],
    lines: [],
    ...facts,
  };
}

export function livesIn(municipality: string, from: string, until: string | null = null) {
  return {
    ...openPeriod(from, until),
    status: 'resident',
    municipality,
    addressKind: 'woonadres',
    underInvestigation: null,
    administrativeOnly: false,
  } satisfies Residence;
}

export function atSchoolIn(
  schoolMunicipality: string,
  from: string,
  until: string | null = null,
  more: Partial<Enrolment> = {},
): Enrolment {
  const id = `${schoolMunicipality}-${from}`;
  const schoolId = `school-${schoolMunicipality}`;
  const span = openPeriod(from, until);
  return { ...span, id, schoolId, schoolMunicipality, schoolType: 'so', ...more };
}

export function placement(more: Partial<Placement> = {}): Placement {
  return {
    ...openPeriod('2023-01-01'),
    id: 'help',
    stream: 'youth-care',
    provider: '01234567',
    receiver: 'A',
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
    ...more,
  };
}

export function convenant(more: Partial<ConvenantVersion> = {}): ConvenantVersion {
  return {
    ...openPeriod('2023-01-01'),
    id: 'a-b',
    version: 1,
    name: 'A and B',
    sides: [
      { name: 'A', municipalities: ['A'] },
      { name: 'B', municipalities: ['B'] },
    ],
    scope: {},
    clauses: [
      { id: 'lead', kind: 'coordination', coordinator: 'school' },
      { id: 'first', kind: 'prefinancing', prefinancier: 'school' },
      { id: 'shares', kind: 'share-costs', schoolShare: { numerator: 1, denominator: 4 } },
    ],
    ...more,
  };
}

/** A line over March 2023, or over what `more` says. */
export function line(amountCents: number, more: Partial<InvoiceLine> = {}): InvoiceLine {
  return {
    id: 'line-1',
    placementId: 'help',
    period: period('2023-03-01', '2023-04-01'),
    amount: cents(amountCents),
    receiver: 'A',
    productCategory: '45',
    productCode: '45A04',
    credits: null,
    ...more,
  };
}
