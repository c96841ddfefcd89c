/** Every four-digit code, until the dated list of municipalities is part of the pure library. */
export function existsEver(code: string): boolean {
  return /^\d{4}$/.test(code);
}
