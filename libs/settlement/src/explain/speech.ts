import { kindOf, titleOf } from '../clauses/table';
import { euros } from '../clauses/wording';
import type { ConvenantVersion } from '../convenant';
import type {
  Basis,
  ClauseUsed,
  DecidedSegment,
  FactUsed,
  OpenPart,
  Posting,
  PostingContent,
  Rung,
} from '../decision';
import type { MunicipalityCode } from '../facts';
import { addDays, FIRST_DAY, type LocalDate, type Period } from '../period';
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

export type Open = Pick<OpenPart, 'period' | 'reason' | 'candidates'>;

const TEXTS: Record<Language, Texts> = { nl, en };

/** Facts that began on their date; the others happened on it. */
const LASTING: readonly FactUsed['kind'][] = [
  'residence',
  'actual-residence',
  'custody',
  'stay',
  'enrolment',
];

const PARTNERSHIPS: readonly Rung[] = ['WPO125', 'WPO132-5', 'WEC40'];
const PERSONS: readonly Rung[] = ['AGREEMENT', 'BINDING_ADVICE', 'COURT'];

/** Registrations that are in no municipality, whatever code stands for that. */
const NOWHERE: readonly FactUsed['detail'][] = ['rni', 'not-registered', 'abroad'];

/** One language and one set of names, so that they need not be passed to every sentence. */
export class Speech {
  readonly texts: Texts;

  constructor(
    private readonly language: Language,
    private readonly names: Names,
  ) {
    this.texts = TEXTS[language];
  }

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

  decided(segment: DecidedSegment): string[] {
    const { payer, coordinator, prefinancier, shares, basis } = segment;
    const { leads, bears, shares: borne, partnership } = this.texts;
    const isOfPartnerships = basis.rung !== null && PARTNERSHIPS.includes(basis.rung);
    const name = (code: MunicipalityCode) =>
      isOfPartnerships ? partnership(code) : this.place(code);
    const parts = shares.map(({ municipality, numerator, denominator }) =>
      bears(name(municipality), denominator === 1 ? null : `${numerator}/${denominator}`),
    );
    const isWhole = parts.length === 1 && shares[0]?.municipality === payer;
    return [
      capital(this.pays(segment, name(payer), isWhole)),
      leads(capital(name(coordinator)), capital(name(prefinancier))),
      ...(isWhole ? [] : [borne(this.list(parts))]),
    ];
  }

  private pays({ basis, period, shares }: DecidedSegment, payer: string, isWhole: boolean): string {
    const days = this.days(period);
    if (isWhole) return this.texts.pays(payer, days);
    const isByPersons = basis.rung !== null && PERSONS.includes(basis.rung);
    if (isByPersons && shares.length > 1) return this.texts.shared(days);
    return this.texts.paysByLaw(payer, days);
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
      ...beside.map((other) => {
        const { article, rule } = this.texts.rungs[other];
        return this.texts.beside(article, capital(rule));
      }),
      ...this.facts(facts),
      ...clauses.map((clause) => this.clause(clause)),
      ...(clauses.length > 0 ? [this.texts.precedence] : []),
      ...(changes.length > 0 ? [this.texts.changes(changes.join('; '))] : []),
    ];
  }

  facts(facts: readonly FactUsed[]): string[] {
    if (facts.length === 0) return [];
    const stays = facts.flatMap(({ kind, date }) =>
      kind === 'stay' && date !== null ? [date] : [],
    );
    return [this.texts.facts, ...facts.map((fact) => this.fact(fact, stays))];
  }

  private fact(fact: FactUsed, stays: readonly LocalDate[]): string {
    const { kind, municipality, detail, detailFrom, id } = fact;
    const isNowhere = municipality === null || NOWHERE.includes(detail);
    const head = this.texts.fact[kind](isNowhere ? null : this.place(municipality));
    const when = this.when(fact, stays);
    const day = when === null ? '' : ` (${when})`;
    const since = detailFrom === undefined ? '' : ` ${this.texts.since(this.date(detailFrom))}`;
    const why = detail === undefined ? '' : `: ${this.texts.detail[detail]}${since}`;
    const reference = kind === 'decision' && id ? (this.names.decision?.(id) ?? id) : null;
    const source = reference === null ? '' : `, ${this.texts.reference(reference)}`;
    return `- ${head}${day}${why}${source}`;
  }

  /** A fact that holds since ever, or whose date nobody told, is told without a date. */
  private when({ kind, date }: FactUsed, stays: readonly LocalDate[]): string | null {
    if (date === null || date === FIRST_DAY) return null;
    const told = this.date(date);
    const isEve = kind === 'residence' && stays.includes(addDays(date, 1));
    if (isEve) return this.texts.eve(told);
    return LASTING.includes(kind) ? this.texts.since(told) : this.texts.on(told);
  }

  private clause({ convenantId, version, clauseId, kind }: ClauseUsed): string {
    const found = this.names.convenant?.(convenantId, version);
    const clause = found?.clauses.find(({ id }) => id === clauseId);
    const says = (clause ? kindOf(clause).says(clause) : titleOf(kind))[this.language];
    return this.texts.clause(found?.name ?? convenantId, version, says);
  }

  place(code: MunicipalityCode): string {
    if (/^[PV]O\d{4}$/.test(code)) return this.texts.partnership(code);
    return this.names.municipality?.(code) ?? this.texts.municipality(code);
  }

  private list(items: readonly string[]): string {
    const last = items[items.length - 1]!;
    return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${this.texts.and} ${last}`;
  }

  private days({ from, until }: Period): string {
    return this.texts.days(this.date(from), this.date(addDays(until, -1)));
  }

  date(date: LocalDate): string {
    const month = this.texts.months[Number(date.slice(5, 7)) - 1];
    return `${Number(date.slice(8))} ${month} ${Number(date.slice(0, 4))}`;
  }
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
