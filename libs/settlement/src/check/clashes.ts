import type { Moment } from '../clauses/moment';
import { compareAgreed, isInForce, sidesOf } from '../clauses/precedence';
import { inScope } from '../clauses/scope';
import type { ConvenantVersion } from '../convenant';
import { exampleOf, type Finding } from './finding';
import { samplesOf } from './samples';

/**
 * Other convenants about the same child on the same day that are as specific and began on the same
 * day: then only the id would decide, which nobody agreed. Also a version that is not the next.
 */
export function clashes(
  draft: ConvenantVersion,
  others: readonly ConvenantVersion[],
  samples: readonly Moment[],
): Finding[] {
  const example = samples[0];
  const newer = others.find(({ id, version }) => id === draft.id && version >= draft.version);
  const late: Finding[] =
    newer && example
      ? [
          {
            code: 'precedence-clash',
            nl: `Versie ${newer.version} van dit convenant bestaat al.`,
            en: `Version ${newer.version} of this convenant exists already.`,
            example: exampleOf(example),
          },
        ]
      : [];
  const rivals = others.filter((other) => other.id !== draft.id && isAsSpecific(draft, other));
  return [...late, ...rivals.flatMap((rival) => clashOf(draft, rival, others))];
}

function isAsSpecific(draft: ConvenantVersion, other: ConvenantVersion): boolean {
  return compareAgreed(draft, other) === 0;
}

function clashOf(
  draft: ConvenantVersion,
  rival: ConvenantVersion,
  others: readonly ConvenantVersion[],
): Finding[] {
  const versions = others.filter(({ id }) => id === rival.id);
  const both = samplesOf({ ...draft, clauses: [] }, versions).moments.find(
    (moment) => speaksOn(rival, moment) && isInForce(rival, versions, moment.day),
  );
  if (both === undefined) return [];
  return [
    {
      code: 'precedence-clash',
      nl: `Convenant ${rival.name} gaat over hetzelfde kind en geen van beide gaat voor.`,
      en: `Convenant ${rival.name} is about the same child and neither goes first.`,
      example: exampleOf(both),
    },
  ];
}

function speaksOn(convenant: ConvenantVersion, moment: Moment): boolean {
  return (
    sidesOf(convenant, moment.home, moment.school) !== null && inScope(convenant.scope, moment)
  );
}
