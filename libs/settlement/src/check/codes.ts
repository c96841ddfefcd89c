import type { Field, FormField } from '../clauses/fields';
import { kindOf, type Clause } from '../clauses/table';
import type { ConvenantVersion } from '../convenant';
import type { MunicipalityCode } from '../facts';
import { existedEver, existsOn } from '../geo/municipalities';
import type { Finding } from './finding';

/** Codes of municipalities that never existed, or that do not exist when the convenant begins. */
export function codeFindings({ sides, scope, clauses, from }: ConvenantVersion): Finding[] {
  const ofSides = sides.flatMap(({ municipalities }) => municipalities);
  const ofScope = [...(scope.homeMunicipalities ?? []), ...(scope.schoolMunicipalities ?? [])];
  return [
    ...[...new Set([...ofSides, ...ofScope])]
      .filter((code) => !existsOn(code, from))
      .map((code) => unknown(code)),
    ...clauses.flatMap((clause) =>
      [...new Set(codesIn(clause))]
        .filter((code) => !existedEver(code))
        .map((code) => ({ ...unknown(code), clauseId: clause.id })),
    ),
  ];
}

function unknown(code: MunicipalityCode): Finding {
  return {
    code: 'unknown-code',
    nl: `Gemeente ${code} bestaat niet (op de eerste dag van het convenant).`,
    en: `Municipality ${code} does not exist (on the first day of the convenant).`,
    example: {
      nl: `Een kind uit ${code}: er is geen gemeente die kan betalen.`,
      en: `A child from ${code}: there is no municipality that can pay.`,
    },
  };
}

function codesIn(clause: Clause): MunicipalityCode[] {
  const { scope } = clause;
  const members: Readonly<Record<string, unknown>> = { ...clause };
  return [
    ...(scope?.homeMunicipalities ?? []),
    ...(scope?.schoolMunicipalities ?? []),
    ...Object.entries<Field<unknown>>(kindOf(clause).fields).flatMap(([name, { form }]) =>
      codesUnder(form, members[name]),
    ),
  ];
}

/** The form says where in a value a municipality stands. */
function codesUnder(form: FormField, value: unknown): MunicipalityCode[] {
  if (value === null || value === undefined) return [];
  if (form.type === 'municipality') return [String(value)];
  if (form.type === 'list') {
    return (value as readonly unknown[]).flatMap((one) => codesUnder(form.item, one));
  }
  if (form.type !== 'group') return [];
  const members = value as Readonly<Record<string, unknown>>;
  return Object.entries(form.members).flatMap(([name, member]) =>
    codesUnder(member, members[name]),
  );
}
