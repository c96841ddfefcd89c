/** The format of the worked cases, as its own `_schema` describes it. Dates are inclusive. */
export interface CaseSet {
  readonly cases: readonly WorkedCase[];
}

export interface WorkedCase {
  readonly id: string;
  readonly title: string;
  readonly person?: {
    readonly birth_date?: string | null;
    readonly mother_at_birth?: {
      readonly status: string;
      readonly municipality?: string | null;
    } | null;
  };
  readonly brp_history?: readonly Registered[];
  readonly actual_residence?: readonly (Spell & { readonly municipality: string | null })[];
  readonly custody?: readonly (Spell & {
    readonly holder: string;
    readonly municipality: string | null;
  })[];
  readonly care_episodes?: readonly Episode[];
  readonly school?: School | null;
  readonly help_request_date?: string | null;
  readonly flags?: Flags | null;
  readonly questions: readonly Question[];
}

/** Facts of a case that have no place of their own. */
export type Flags = Readonly<Record<string, unknown>>;

export interface Spell {
  readonly from: string | null;
  readonly to?: string | null;
}

export interface Registered extends Spell {
  readonly municipality: string | null;
  readonly status: string;
  readonly address_kind?: string | null;
  /** `true` = the whole row; several notes are a list. */
  readonly art_2_26_note?: Spell | readonly Spell[] | boolean | null;
}

export interface Episode {
  readonly id: string;
  readonly start?: string | null;
  readonly end?: string | null;
  readonly with_stay?: boolean;
  readonly kind?: string;
  readonly legal_basis: string;
  readonly place?: string | null;
  readonly part_time?: boolean;
  readonly counts_as_stay?: boolean | null;
}

export interface School {
  readonly municipality: string;
  readonly type?: string;
  readonly from?: string;
  readonly to?: string | null;
}

export interface Question {
  readonly on: string;
  readonly subject: string;
  readonly episode?: string | null;
  readonly expected: Expected;
}

export interface Expected {
  readonly status: 'DETERMINED' | 'NEEDS_DECISION' | 'SHARED';
  readonly responsible?: string | null;
  readonly legal_ground?: string | null;
  readonly candidates?: readonly string[];
  readonly continuation_until?: string | null;
  readonly settle_from?: string | null;
  readonly why?: string;
}
