/** A sentence for people, in Dutch and in English. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}
