/** A text shown to people, in both languages. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

/** How long a limit counts: per line, or per child and calendar month or year. */
export type Window = 'line' | 'month' | 'year';
