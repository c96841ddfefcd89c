import type { ServiceName } from '../../deploy/local/databases';
import type { Names } from './names';
import type { ConvenantFact, DecisionsFact, Fact, HistoryFact, PlacementFact } from './scenario';

/** One call of a public API. */
export interface Call {
  readonly service: ServiceName;
  readonly method: 'PUT' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly contentType?: 'application/json' | 'application/xml';
}

/** Facts about children, schools, placements and agreements; invoices are in `invoices.ts`. */
export type RecordFact = Exclude<Fact, { readonly fact: 'invoice' | 'jw323' | 'settled' }>;

/** The call that tells this fact. What a file leaves out is filled in with what is usual. */
export function callFor(fact: RecordFact, names: Names): Call {
  switch (fact.fact) {
    case 'region':
      return put('convenant', `regions/${names.text(fact.region)}`, {
        name: fact.name ?? fact.region,
        kind: fact.kind ?? 'list',
        municipalities: fact.municipalities.map((code) => ({
          code,
          from: '1900-01-01',
          until: null,
        })),
      });
    case 'school':
      return put('enrolment', `schools/${names.text(fact.school)}`, {
        name: fact.school,
        brin: null,
        municipality: fact.municipality,
        schoolType: fact.type,
      });
    case 'child':
      return put('enrolment', child(fact.child, names), {
        bsn: names.bsn(fact.child),
        birthDate: fact.birthDate ?? null,
        motherAtBirth: motherAtBirth(fact.motherAtBirth ?? 'unknown'),
      });
    case 'residences':
    case 'actual-residences':
    case 'custody':
      return history(fact, names);
    case 'enrolments':
      return put('enrolment', `${child(fact.child, names)}/enrolments`, {
        enrolments: fact.periods.map(({ from, until, school }) => ({
          id: names.uuid('enrolment', `${fact.child} at ${school} from ${from}`),
          schoolId: names.text(school),
          from,
          until: until ?? null,
        })),
      });
    case 'placement':
      return placement(fact, names);
    case 'home-consent':
      return put('placement', `${placementPath(fact.placement, names)}/home-consent`, {
        given: fact.given,
        on: fact.on ?? null,
      });
    case 'decisions':
      return decisions(fact, names);
    case 'convenant':
      return convenant(fact, names);
    case 'publication':
      return {
        service: 'convenant',
        method: 'POST',
        path: `/v1/${versionPath(fact, names)}/publications`,
      };
  }
}

function history({ fact, child: name, periods }: HistoryFact, names: Names): Call {
  const usual = {
    residences: {
      status: 'resident',
      addressKind: 'woonadres',
      underInvestigation: null,
      administrativeOnly: false,
    },
    'actual-residences': {},
    custody: {},
  }[fact];
  const member = fact === 'actual-residences' ? 'actualResidences' : fact;
  return put('enrolment', `${child(name, names)}/${fact}`, {
    [member]: periods.map((period) => ({ ...usual, until: null, municipality: null, ...period })),
  });
}

function placement(told: PlacementFact, names: Names): Call {
  const { placement: name, child: of } = told;
  const body = {
    productCategory: '45',
    productCode: '45A04',
    stay: null,
    place: null,
    helpRequestDate: null,
    group: null,
    until: null,
    receiver: null,
    allocationNumber: told.receiver ? names.allocationNumber(name) : null,
    ...without(told, ['fact', 'placement', 'child']),
  };
  const path = placementPath(name, names);
  return put('placement', path, { childId: names.uuid('child', of), ...body });
}

function decisions(told: DecisionsFact, names: Names): Call {
  return put('placement', `${child(told.child, names)}/decisions`, {
    decisions: told.decisions.map(({ decision, placement: about, setsAside, ...rest }) => ({
      id: names.uuid('decision', decision),
      placementId: about === undefined ? null : names.uuid('placement', about),
      setsAside: setsAside === undefined ? null : names.uuid('decision', setsAside),
      until: null,
      ...rest,
    })),
  });
}

function convenant(told: ConvenantFact, names: Names): Call {
  const { convenant: id, sides } = told;
  return put('convenant', versionPath(told, names), {
    name: id,
    until: null,
    ...without(told, ['fact', 'convenant', 'version']),
    sides: sides.map((side) =>
      typeof side === 'string'
        ? { regionId: side }
        : { name: side.join(', '), municipalities: side },
    ),
  });
}

/** What the API does not know of: it is in the address, or only of the scenario. */
function without(told: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(told).filter(([name]) => !names.includes(name)));
}

function motherAtBirth(told: string): { status: string; municipality?: string } {
  if (told === 'unknown' || told === 'not-resident') return { status: told };
  return { status: 'resident', municipality: told };
}

function put(service: ServiceName, path: string, body: unknown): Call {
  return { service, method: 'PUT', path: `/v1/${path}`, body };
}

function child(name: string, names: Names): string {
  return `children/${names.uuid('child', name)}`;
}

function placementPath(name: string, names: Names): string {
  return `placements/${names.uuid('placement', name)}`;
}

function versionPath(told: { convenant: string; version: number }, names: Names): string {
  return `convenants/${names.text(told.convenant)}/versions/${told.version}`;
}
