import { Type } from '@sinclair/typebox';
import { id, list, localDate, municipality, nullable, oneOf, openPeriod, version } from './values';

const motherAtBirth = Type.Union([
  Type.Object({ status: Type.Literal('resident'), municipality }),
  Type.Object({ status: oneOf('not-resident', 'unknown') }),
]);

const residence = Type.Object({
  ...openPeriod,
  status: oneOf('resident', 'rni', 'not-registered', 'abroad'),
  municipality: nullable(municipality),
  addressKind: nullable(oneOf('woonadres', 'briefadres')),
  underInvestigation: nullable(Type.Object(openPeriod)),
  administrativeOnly: Type.Boolean(),
});

const actualResidence = Type.Object({ ...openPeriod, municipality: nullable(municipality) });

const custody = Type.Object({
  ...openPeriod,
  holder: oneOf('both-parents', 'mother', 'father', 'institution', 'natural-guardian'),
  municipality: nullable(municipality),
});

export const schoolType = oneOf('bo', 'sbo', 'so', 'vso', 'vo', 'mbo', 'oza');

const enrolment = Type.Object({
  ...openPeriod,
  id,
  schoolId: id,
  schoolMunicipality: municipality,
  schoolType,
});

/** `bsnHash` is a keyed hash for look-up; the number itself never leaves enrolment. */
export const childRecordedV1 = Type.Object({
  childId: id,
  version,
  birthDate: nullable(localDate),
  motherAtBirth,
  bsnHash: nullable(Type.String({ pattern: '^[0-9a-f]{64}$' })),
});

export const residencesRecordedV1 = Type.Object({
  childId: id,
  version,
  residences: list(residence),
});

export const actualResidencesRecordedV1 = Type.Object({
  childId: id,
  version,
  actualResidences: list(actualResidence),
});

export const custodyRecordedV1 = Type.Object({ childId: id, version, custody: list(custody) });

/** Only enrolments whose school is known, so that a reader needs no list of schools. */
export const enrolmentsRecordedV1 = Type.Object({
  childId: id,
  version,
  enrolments: list(enrolment),
});
