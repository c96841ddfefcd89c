import { clashes } from './check/clashes';
import { codeFindings } from './check/codes';
import { exampleOf, type Finding } from './check/finding';
import { gaps, overlaps, unreachable } from './check/order';
import { samplesOf } from './check/samples';
import { HAPPENINGS, type FindingCode } from './clauses/kind';
import { parseClauses, parseScope, type Fault } from './clauses/parse';
import { kindOf, type Clause } from './clauses/table';
import type { Text } from './clauses/text';
import type { ConvenantVersion } from './convenant';
import { covers } from './period';

export type { Finding };

/**
 * Everything that is wrong with a draft before anyone signs, each with a case that a person can
 * read; empty when it may be published. `others` are the published versions of all convenants.
 * First what cannot be read, then what each clause means, then how they work together.
 */
export function checkConvenant(
  draft: ConvenantVersion,
  others: readonly ConvenantVersion[],
): Finding[] {
  const unreadable = faultsIn(draft);
  if (unreadable.length > 0) return unreadable;
  const found = [...termFindings(draft), ...codeFindings(draft)];
  const { moments: samples, isComplete } = samplesOf(draft);
  const example = samples[0] ? exampleOf(samples[0]) : NOBODY;
  if (!isComplete) found.push(tooMany(samples.length, example));
  if (samples.length === 0) found.push(nobodyFaces());
  return [
    ...found,
    ...draft.clauses.flatMap((clause) => clauseFindings(draft, clause, example)),
    ...gaps(draft, samples),
    ...unreachable(draft, samples),
    ...overlaps(draft, samples),
    ...clashes(draft, others, samples),
  ];
}

function faultsIn({ scope, clauses }: ConvenantVersion): Finding[] {
  const parsed = [parseScope(scope), parseClauses(clauses)];
  return parsed.flatMap((one) => (one.ok ? [] : one.faults.map((f) => unreadableAt(f, clauses))));
}

function unreadableAt({ at, code, nl, en }: Fault, clauses: readonly Clause[]): Finding {
  const clauseId = clauses[Number(/^clauses\[(\d+)\]/.exec(at)?.[1])]?.id;
  return {
    code: code === 'not-a-fraction' ? 'shares-not-one' : 'faulty',
    ...(typeof clauseId === 'string' && { clauseId }),
    nl: `${at}: ${nl}.`,
    en: `${at}: ${en}.`,
    example: NOBODY,
  };
}

function termFindings({ from, until }: ConvenantVersion): Finding[] {
  if (until === null || from < until) return [];
  const nl = 'Het convenant eindigt voordat het begint.';
  const en = 'The convenant ends before it begins.';
  return [{ code: 'date-outside-term', nl, en, example: NOBODY }];
}

function nobodyFaces(): Finding {
  const nl = 'Geen enkel kind valt onder dit convenant: de kanten staan niet tegenover elkaar.';
  const en = 'No child falls under this convenant: the sides do not face each other.';
  return { code: 'no-effect', nl, en, example: NOBODY };
}

/** Said aloud, for a check that looked at a part only must not pass for a whole one. */
function tooMany(count: number, example: Text): Finding {
  return {
    code: 'not-all-checked',
    nl: `Dit convenant onderscheidt meer dan ${count} soorten kinderen; splits het.`,
    en: `This convenant tells apart more than ${count} kinds of children; split it.`,
    example,
  };
}

const NOBODY: Text = {
  nl: 'Voor geen enkel kind kan dit werken.',
  en: 'There is no child for whom this can work.',
};

function clauseFindings(draft: ConvenantVersion, clause: Clause, example: Text): Finding[] {
  const kind = kindOf(clause);
  const finding = (code: FindingCode, { nl, en }: Text): Finding => ({
    ...{ code, clauseId: clause.id, nl: sentence(nl), en: sentence(en), example },
  });
  const own = (kind.check?.(clause) ?? []).map((one) => finding(one.code, one));
  return [
    ...own,
    ...outsideTerm(draft, clause).map((day) =>
      finding('date-outside-term', {
        nl: `${day} ligt buiten de looptijd van het convenant`,
        en: `${day} lies outside the term of the convenant`,
      }),
    ),
    ...dutiesWithoutHolder(draft, clause).map(({ nl, en }) =>
      finding('duty-without-holder', {
        nl: `niemand is aangewezen die dit doet: ${nl}`,
        en: `nobody is named who does this: ${en}`,
      }),
    ),
  ];
}

function outsideTerm({ from, until }: ConvenantVersion, clause: Clause): string[] {
  const period = clause.scope?.period;
  const days = [...(kindOf(clause).days?.(clause) ?? []), ...(period ? [period.from] : [])];
  const beyond = period?.until && until !== null && period.until > until ? [period.until] : [];
  return [...days.filter((day) => !covers({ from, until }, day)), ...beyond];
}

function dutiesWithoutHolder({ from }: ConvenantVersion, clause: Clause): Text[] {
  return HAPPENINGS.flatMap((happening) =>
    (kindOf(clause).duties?.(clause, { happening, on: from }) ?? [])
      .filter(({ holder }) => holder === null)
      .map(({ what }) => what),
  );
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
