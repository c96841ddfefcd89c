import { createHash } from 'node:crypto';

const FIRST_TEST_BSN = 999_900_006;
const LAST_TEST_BSN = 999_999_990;

/**
 * Turns the names of a scenario into ids and back. The same name in the same run always gives the
 * same id, so that a repeated fact is the same fact; with another salt all ids are others.
 */
export class Names {
  private readonly known = new Map<string, string>();
  private readonly bsnOf = new Map<string, string | null>();

  constructor(private readonly salt: string) {}

  /** An id in the form of a version 5 uuid. */
  uuid(kind: string, name: string): string {
    const bytes = this.hash(kind, name).subarray(0, 16);
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    const id = [0, 8, 12, 16, 20].map((at, i, all) => hex.slice(at, all[i + 1])).join('-');
    this.known.set(id, name);
    return id;
  }

  /** For ids that are texts (schools, convenants, references): the name itself, salted. */
  text(name: string): string {
    return this.salt === '' ? name : `${name}.${this.salt}`;
  }

  /** A number of an invoice: in iJw messages letters and digits only. */
  invoiceNumber(name: string): string {
    return `${name}${this.salt}`;
  }

  allocationNumber(placement: string): number {
    return 1 + (this.hash('allocation', placement).readUInt32BE(0) % 999_999_998);
  }

  /** A BSN of the test range (999900006 to 999999990) that no other child here has. */
  bsn(child: string): string | null {
    const known = this.bsnOf.get(child);
    if (known !== undefined) return known;
    const taken = new Set(this.bsnOf.values());
    const span = LAST_TEST_BSN - FIRST_TEST_BSN + 1;
    let offset = this.hash('bsn', child).readUInt32BE(0) % span;
    while (!isValid(FIRST_TEST_BSN + offset) || taken.has(String(FIRST_TEST_BSN + offset)))
      offset = (offset + 1) % span;
    const bsn = String(FIRST_TEST_BSN + offset);
    this.bsnOf.set(child, bsn);
    return bsn;
  }

  /** A BSN that the scenario gives; null = the child has none. */
  claimBsn(child: string, bsn: string | null): void {
    this.bsnOf.set(child, bsn);
  }

  /** A text of the system with our ids turned back into names. */
  plain(text: string): string {
    const unsalted = this.salt === '' ? text : text.replaceAll(`.${this.salt}`, '');
    return unsalted.replace(
      /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
      (id) => this.known.get(id) ?? id,
    );
  }

  private hash(kind: string, name: string): Buffer {
    return createHash('sha1').update(`grensverkeer/${this.salt}/${kind}/${name}`).digest();
  }
}

/** The 11-proof: 9a+8b+7c+6d+5e+4f+3g+2h-i is a multiple of eleven. */
function isValid(bsn: number): boolean {
  const digits = [...String(bsn)].map(Number);
  const sum = digits.reduce((total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}
