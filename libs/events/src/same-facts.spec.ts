import type {
  ActualResidence,
  ClauseUsed,
  ConvenantVersion,
  Custody,
  Enrolment,
  MotherAtBirth,
  PersonDecision,
  Placement,
  Residence,
} from '@grensverkeer/settlement';
import type { EventData, EventType } from './registry';

type Data<Name extends string> = EventData<Extract<EventType, `nl.grensverkeer.${Name}.v1`>>;

/** All but the clauses, whose kinds stand in the pure library only. */
type Terms<T> = Omit<T, 'clauses'>;

/** True only for types that can stand in for each other; else the line below does not compile. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

// The two libraries may not import each other, and yet a fact must be the same fact to both.
const sameToBoth: {
  motherAtBirth: Same<Data<'child-recorded'>['motherAtBirth'], MotherAtBirth>;
  residences: Same<Data<'residences-recorded'>['residences'], readonly Residence[]>;
  actual: Same<Data<'actual-residences-recorded'>['actualResidences'], readonly ActualResidence[]>;
  custody: Same<Data<'custody-recorded'>['custody'], readonly Custody[]>;
  enrolments: Same<Data<'enrolments-recorded'>['enrolments'], readonly Enrolment[]>;
  placement: Same<Data<'placement-recorded'>['placement'], Placement>;
  decisions: Same<Data<'decisions-recorded'>['decisions'], readonly PersonDecision[]>;
  convenant: Same<Terms<Data<'convenant-published'>['convenant']>, Terms<ConvenantVersion>>;
  clauses: Same<Data<'settlement-posted'>['clauses'], readonly ClauseUsed[]>;
} = {
  motherAtBirth: true,
  residences: true,
  actual: true,
  custody: true,
  enrolments: true,
  placement: true,
  decisions: true,
  convenant: true,
  clauses: true,
};

it('tells facts in the words of the pure library', () => {
  expect(Object.values(sameToBoth)).not.toContain(false);
});
