import type { CDT_Omvang, CDT_Product } from '../messages/basis';
import { dateOrder } from './dates';
import type { Findings } from './findings';
import type { RuleCode } from './rules';

/** What an assigned, requested or new product have in common, under the names of the JW301. */
export interface RegieProduct {
  readonly Product?: CDT_Product;
  readonly Ingangsdatum: string;
  readonly Einddatum?: string;
  readonly Omvang?: CDT_Omvang;
  readonly Budget?: number;
}

/** Which number a rule has in this message, and how the last day is called there. */
export interface RegieNames {
  readonly noCode: RuleCode;
  readonly frequency: RuleCode;
  readonly einddatum: string;
}

const PER_WEEK = '2';
const OLD_RULES_UNTIL = dateOrder('2020-12-31');
const NOT_PER_DAY = new Set(['14', '16', '83', '84']);

/** The rules on volume, budget and last day of a product. */
export function checkProduct(
  product: RegieProduct,
  names: RegieNames,
  path: string,
  findings: Findings,
): void {
  const { Product, Ingangsdatum, Einddatum, Omvang, Budget } = product;
  const end = Einddatum === undefined ? Infinity : dateOrder(Einddatum);
  const [endPath, volumePath] = [`${path}:${names.einddatum}`, `${path}:Omvang`];
  if (!Product && Budget === undefined) findings.add('CD079', `${path}:Product`);
  if (Product?.Code !== undefined && !Omvang) findings.add('CD041', volumePath);
  checkEither(Omvang, Budget, path, findings);
  if (Budget !== undefined && Einddatum === undefined) findings.add('CD075', endPath);
  if (Omvang?.Frequentie === PER_WEEK && Einddatum === undefined) findings.add('CD076', endPath);
  if (end < dateOrder(Ingangsdatum)) findings.add('CS003', endPath);
  if (end <= OLD_RULES_UNTIL || !Omvang) return;
  if (Product?.Code === undefined) findings.add(names.noCode, volumePath);
  if (perDayByMistake(Omvang)) findings.add(names.frequency, volumePath);
}

/** CD077 and CD078 are one rule told twice: not both a volume and a budget. */
function checkEither(
  omvang: CDT_Omvang | undefined,
  budget: number | undefined,
  path: string,
  findings: Findings,
): void {
  if (!omvang || budget === undefined) return;
  findings.add('CD077', `${path}:Omvang`);
  findings.add('CD078', `${path}:Budget`);
}

/** The rules on a product that changes (JW317): what it is of is known from its assignment. */
export function checkChange(
  { Ingangsdatum, Einddatum, Omvang, Budget }: RegieProduct,
  path: string,
  findings: Findings,
): void {
  const end = Einddatum === undefined ? Infinity : dateOrder(Einddatum);
  const endPath = `${path}:Einddatum`;
  checkEither(Omvang, Budget, path, findings);
  if (Budget !== undefined && Einddatum === undefined) findings.add('CD075', endPath);
  if (Omvang?.Frequentie === PER_WEEK && Einddatum === undefined) findings.add('CD076', endPath);
  if (end < dateOrder(Ingangsdatum)) findings.add('CS003', endPath);
  if (end > OLD_RULES_UNTIL && Omvang && perDayByMistake(Omvang)) {
    findings.add('CS338', `${path}:Omvang`);
  }
}

function perDayByMistake({ Eenheid, Frequentie }: CDT_Omvang): boolean {
  return NOT_PER_DAY.has(Eenheid) && !['2', '4', '6'].includes(Frequentie);
}

/** Whether two products are the same (OP259) and have a day in common. */
export function collide(one: RegieProduct, other: RegieProduct): boolean {
  if (!sameProduct(one.Product, other.Product)) return false;
  return dateOrder(one.Ingangsdatum) <= endOf(other) && dateOrder(other.Ingangsdatum) <= endOf(one);
}

function sameProduct(one: CDT_Product | undefined, other: CDT_Product | undefined): boolean {
  // A generic assignment is for any product, so it can stand beside no other.
  if (!one || !other) return true;
  if (one.Categorie !== other.Categorie) return false;
  return one.Code === undefined || other.Code === undefined || one.Code === other.Code;
}

function endOf({ Einddatum }: RegieProduct): number {
  return Einddatum === undefined ? Infinity : dateOrder(Einddatum);
}
