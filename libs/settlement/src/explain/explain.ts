import type { ConvenantVersion } from '../convenant';
import { euros } from '../clauses/wording';
import { kindOf, titleOf } from '../clauses/table';
import type {
  Basis,
  ClauseUsed,
  DecidedSegment,
  FactUsed,
  OpenPart,
  Posting,
  PostingContent,
  Segment,
} from '../decision';
import type { MunicipalityCode } from '../facts';
import { addDays, type LocalDate, type Period } from '../period';
import { en } from './texts.en';
import { nl } from './texts.nl';
import type { Language, Texts } from './texts';

/** Where an explanation finds names; what is not found is told by its code. */
export interface Names {
  readonly municipality?: (code: MunicipalityCode) => string | undefined;
  readonly convenant?: (id: string, version: number) => ConvenantVersion | undefined;
  /** The reference of a person's decision, such as the number of a judgment. */
  readonly decision?: (id: string) => string | undefined;
}

type Open = Pick<OpenPart, 'period' | 'reason' | 'candidates'>;

const TEXTS: Record<Language, Texts> = { nl, en };

/**
 * Tells in plain words why a posting or a decision is as it is: who pays what, the article, the
 * facts with their dates, the clause with its version, and what would change the answer.
 */
export function explain(
  subject: PostingContent | Posting | Segment,
  language: Language,
  names: Names = {},
): string {
  const say = new Speech(TEXTS[language], language, names);
  if ('debtor' in subject) return [say.posting(subject), ...say.basis(subject.basis)].join('\n');
  if (subject.kind === 'decided') {
    return [...say.decided(subject), ...say.basis(subject.basis)].join('\n');
  }
  return [...say.open(subject), ...say.facts(subject.basis.facts)].join('\n');
}

/** Tells why a part is left to a person, and what that person can do. */
export function explainOpen(part: Open, language: Language, names: Names = {}): string {
  return new Speech(TEXTS[language], language, names).open(part).join('\n');
}

/** One language and one set of names, so that they need not be passed to every sentence. */
class Speech {
  constructor(
    private readonly texts: Texts,
    private readonly language: Language,
    private readonly names: Names,
  ) {}

  posting(posting: PostingContent | Posting): string {
    const { debtor, creditor, cents, period } = posting;
    const isReversal = 'kind' in posting && posting.kind === 'reversal';
    const tell = isReversal ? this.texts.takesBack : this.texts.owes;
    return capital(
      tell(
        this.place(debtor),
        this.place(creditor),
        euros(cents, this.language),
        this.days(period),
      ),
    );
  }

  decided({ payer, coordinator, prefinancier, shares, period }: DecidedSegment): string[] {
    const { pays, leads, bears, shares: borne } = this.texts;
    const parts = shares.map(({ municipality, numerator, denominator }) =>
      bears(this.place(municipality), denominator === 1 ? null : `${numerator}/${denominator}`),
    );
    return [
      capital(pays(this.place(payer), this.days(period))),
      capital(leads(this.place(coordinator), this.place(prefinancier))),
      ...(parts.length > 1 || shares[0]?.municipality !== payer ? [borne(this.list(parts))] : []),
    ];
  }

  open({ period, reason, candidates }: Open): string[] {
    const { matter, next } = this.texts.reasons[reason];
    if (reason === 'paid-by-state') return [this.texts.outside(this.days(period), matter), next];
    const places = candidates.map((code) => this.place(code));
    const who =
      places.length === 0 ? this.texts.noCandidates : this.texts.candidates(this.list(places));
    return [this.texts.open(this.days(period), matter), who, next];
  }

  basis({ rung, beside = [], facts, clauses }: Basis): string[] {
    const law = rung === null ? null : this.texts.rungs[rung];
    const changes = [
      ...(law ? [law.changes] : []),
      ...(clauses.length > 0 ? [this.texts.clauseChanges] : []),
    ];
    return [
      ...(law ? [this.texts.law(law.article, capital(law.rule))] : []),
      ...beside.map((other) => this.texts.beside(this.texts.rungs[other].article)),
      ...this.facts(facts),
      ...clauses.map((clause) => this.clause(clause)),
      ...(clauses.length > 0 ? [this.texts.precedence] : []),
      ...(changes.length > 0 ? [this.texts.changes(changes.join('; '))] : []),
    ];
  }

  facts(facts: readonly FactUsed[]): string[] {
    return facts.length === 0 ? [] : [this.texts.facts, ...facts.map((fact) => this.fact(fact))];
  }

  private fact({ kind, date, municipality, detail, id }: FactUsed): string {
    const where = municipality === null ? this.texts.nowhere : this.place(municipality);
    const why = detail === undefined ? [] : [this.texts.detail[detail]];
    const when = date === null ? this.texts.dateUnknown : this.date(date);
    const reference = kind === 'decision' && id ? (this.names.decision?.(id) ?? id) : null;
    const source = reference === null ? [] : [this.texts.reference(reference)];
    return `- ${[this.texts.fact[kind](where), ...why, ...source].join(', ')} (${when})`;
  }

  private clause({ convenantId, version, clauseId, kind }: ClauseUsed): string {
    const found = this.names.convenant?.(convenantId, version);
    const clause = found?.clauses.find(({ id }) => id === clauseId);
    const says = (clause ? kindOf(clause).says(clause) : titleOf(kind))[this.language];
    return this.texts.clause(found?.name ?? convenantId, version, says);
  }

  private place(code: MunicipalityCode): string {
    return this.names.municipality?.(code) ?? this.texts.municipality(code);
  }

  private list(items: readonly string[]): string {
    const last = items[items.length - 1] ?? '';
    return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${this.texts.and} ${last}`;
  }

  private days({ from, until }: Period): string {
    return this.texts.days(this.date(from), this.date(addDays(until, -1)));
  }

  private date(date: LocalDate): string {
    const month = this.texts.months[Number(date.slice(5, 7)) - 1];
    return `${Number(date.slice(8))} ${month} ${Number(date.slice(0, 4))}`;
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
