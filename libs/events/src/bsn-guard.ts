const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/**
 * Does the text hold a number of nine digits that passes the 11-proof, and so may be a BSN?
 * Context attributes are read and logged by everyone on the way (NL GOV profile). Digits inside a
 * longer word, like a UUID, do not count.
 */
export function mayHoldBsn(text: string): boolean {
  for (const [digits] of text.matchAll(/(?<![0-9A-Za-z])[0-9]{9}(?![0-9A-Za-z])/g)) {
    const sum = WEIGHTS.reduce((total, weight, index) => total + weight * +digits.charAt(index), 0);
    if (sum % 11 === 0) return true;
  }
  return false;
}
