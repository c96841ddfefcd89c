import {
  addDays,
  continuation,
  decide,
  dutiesOf,
  explain,
  explainContinuation,
  explainInterim,
  Impossible,
  interimPayer,
  type CaseFile,
  type Continuation,
  type Duty,
  type Language,
  type LocalDate,
  type Occasion,
  type Placement,
} from '@grensverkeer/settlement';
import type { ExplanationView } from './explanation.dto';
import { namesIn } from './names';

/** Everything there is to say about who is responsible for this help on this day. */
export function explainPlacement(
  caseFile: CaseFile,
  placement: Placement,
  on: LocalDate,
): ExplanationView {
  const [segment] = decide(caseFile, placement, { from: on, until: addDays(on, 1) });
  if (!segment) throw new Impossible('a day has no segment');
  const interim = interimPayer(caseFile, placement, on);
  const kept = continuation(caseFile, placement, on);
  const names = namesIn(caseFile);
  const textIn = (language: Language): string =>
    [
      explain(segment, language, names),
      explainInterim(interim, language, names),
      ...(kept ? [explainContinuation(kept, language)] : []),
    ].join('\n');
  const isDecided = segment.kind === 'decided';
  return {
    placementId: placement.id,
    on,
    responsible: isDecided ? segment.payer : null,
    coordinator: isDecided ? segment.coordinator : null,
    prefinancier: isDecided ? segment.prefinancier : null,
    reason: isDecided ? null : segment.reason,
    candidates: isDecided ? [] : segment.candidates,
    interimPayer: interim.payer,
    answerDue: interim.answerDue,
    settleFrom: interim.settleFrom,
    continuation: kept && { ground: kept.ground, from: kept.from, until: kept.until },
    duties: occasionsOf(placement, kept)
      .flatMap((occasion) => dutiesOf(caseFile, placement, occasion))
      .map(dutyView),
    text: { nl: textIn('nl'), en: textIn('en') },
  };
}

/** What has happened to this help that agreements attach duties to. */
function occasionsOf(placement: Placement, kept: Continuation | null): Occasion[] {
  const { helpRequestDate, inquiry } = placement;
  const asked = inquiry?.askedOn ?? helpRequestDate;
  return [
    ...(asked === null ? [] : [{ happening: 'help-requested' as const, on: asked }]),
    ...(kept === null ? [] : [{ happening: 'payer-changed' as const, on: kept.from }]),
  ];
}

function dutyView({ holder, due, what, clause }: Duty): ExplanationView['duties'][number] {
  const { convenantId, version, clauseId } = clause;
  return { holder, due, what: { nl: what.nl, en: what.en }, convenantId, version, clauseId };
}
