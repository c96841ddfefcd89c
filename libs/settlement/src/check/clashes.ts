import type { Moment } from '../clauses/moment';
import { isInForce, sidesOf } from '../clauses/precedence';
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
  return [...late, ...rivals.flatMap((rival) => clashOf(draft, rival, others, samples))];
}

function isAsSpecific(draft: ConvenantVersion, other: ConvenantVersion): boolean {
  return sizeOf(draft) === sizeOf(other) && draft.from === other.from;
}

function sizeOf({ sides }: ConvenantVersion): number {
  return sides[0].municipalities.length + sides[1].municipalities.length;
}

function clashOf(
  draft: ConvenantVersion,
  rival: ConvenantVersion,
  others: readonly ConvenantVersion[],
  samples: readonly Moment[],
): Finding[] {
  const speaks = (convenant: ConvenantVersion, moment: Moment) =>
    sidesOf(convenant, moment.home, moment.school) !== null && inScope(convenant.scope, moment);
  const both = [...samples, ...samplesOf(rival)].find(
    (moment) =>
      speaks(draft, moment) &&
      speaks(rival, moment) &&
      isInForce(draft, [draft], moment.day) &&
      isInForce(rival, others, moment.day),
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
