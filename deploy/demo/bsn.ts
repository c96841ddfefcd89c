/**
 * The `count` first BSNs of the range that is set apart for tests (999900006..999999990), each
 * passing the 11-proof (rule CS002: 9a+8b+7c+6d+5e+4f+3g+2h-1i is divisible by 11).
 */
export function testBsns(count: number): string[] {
  const found: string[] = [];
  for (let number = 999900006; number <= 999999990 && found.length < count; number += 1) {
    const bsn = String(number);
    if (passesElevenProof(bsn)) found.push(bsn);
  }
  return found;
}

export function passesElevenProof(bsn: string): boolean {
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(bsn[at]), 0);
  return /^\d{9}$/.test(bsn) && sum % 11 === 0;
}
