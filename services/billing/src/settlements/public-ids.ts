/** L a line, O an open part, P a posting. */
export type Letter = 'L' | 'O' | 'P';

/**
 * Lines, open parts and postings are numbered inside. Outside a number stands behind a letter:
 * nine bare digits could be taken for a BSN.
 */
export const publicId = (letter: Letter, number: number | string): string => `${letter}${number}`;

/** The number in a public id of this kind; 0, which nothing has, when it is not one. */
export function numberIn(letter: Letter, text: string | undefined): number {
  return text?.startsWith(letter) && /^.\d{1,15}$/.test(text) ? Number(text.slice(1)) : 0;
}
