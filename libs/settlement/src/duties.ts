import type { CaseFile } from './case-file';
import { enrolmentOn } from './clauses/enrolments';
import type { ClauseDuty, Occasion } from './clauses/kind';
import { dossierOf } from './clauses/moment';
import { convenantFor } from './clauses/precedence';
import { inScope } from './clauses/scope';
import { kindOf } from './clauses/table';
import type { Text } from './clauses/text';
import { decide } from './decide';
import type { ClauseUsed } from './decision';
import type { MunicipalityCode, Placement } from './facts';
import { addDays, compare, LAST_DAY, type LocalDate } from './period';

/** What a municipality must do, by when, and which clause says so. */
export interface Duty {
  /** null: the clause names nobody. */
  readonly holder: MunicipalityCode | null;
  /** The last day; null when no term was agreed. */
  readonly due: LocalDate | null;
  readonly what: Text;
  readonly clause: ClauseUsed;
}

/**
 * What the agreements ask when something happens to a placement, such as a request for help or a
 * change of payer; by date, then holder. Empty without a convenant, or where a person must first
 * decide who pays.
 */
export function dutiesOf(caseFile: CaseFile, placement: Placement, occasion: Occasion): Duty[] {
  const found = convenantOn(caseFile, placement, occasion.on);
  if (found === null) return [];
  const { convenant, moment } = found;
  return convenant.clauses
    .filter(({ scope }) => inScope(scope, moment))
    .flatMap((clause) => {
      const { id: convenantId, version } = convenant;
      const used = { convenantId, version, clauseId: clause.id, kind: clause.kind };
      const duties = kindOf(clause).duties?.(clause, occasion) ?? [];
      return duties.flatMap(({ holder, due, what }) =>
        holdersOf(holder, moment).map((code) => ({ holder: code, due, what, clause: used })),
      );
    })
    .sort((a, b) => compare(placeOf(a), placeOf(b)));
}

function convenantOn(caseFile: CaseFile, placement: Placement, day: LocalDate) {
  const [segment] = decide(caseFile, placement, { from: day, until: addDays(day, 1) });
  if (segment?.kind !== 'decided') return null;
  const dossier = dossierOf(caseFile, placement);
  const enrolment = enrolmentOn(dossier.enrolments, day);
  const school = enrolment?.schoolMunicipality ?? placement.receiver;
  const home = segment.payer;
  if (school === null || school === home) return null;
  const rung = segment.basis.rung;
  return convenantFor(caseFile.convenants, { ...dossier, day, rung, home, school, enrolment });
}

function holdersOf(
  holder: ClauseDuty['holder'],
  roles: Record<'school' | 'home', MunicipalityCode>,
): (MunicipalityCode | null)[] {
  if (holder === null) return [null];
  if (holder === 'both') return [roles.home, roles.school];
  return [typeof holder === 'string' ? roles[holder] : holder.municipality];
}

/** By date, what has no term last; then by holder and clause. */
function placeOf({ due, holder, clause }: Duty): string {
  return `${due ?? LAST_DAY} ${holder ?? ''} ${clause.clauseId}`;
}
