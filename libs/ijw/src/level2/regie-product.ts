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
  if (Omvang && Budget !== undefined) findings.add('CD077', volumePath);
  if (Budget !== undefined && Einddatum === undefined) findings.add('CD075', endPath);
  if (Omvang?.Frequentie === PER_WEEK && Einddatum === undefined) findings.add('CD076', endPath);
  if (end < dateOrder(Ingangsdatum)) findings.add('CS003', endPath);
  if (end <= OLD_RULES_UNTIL || !Omvang) return;
  if (Product?.Code === undefined) findings.add(names.noCode, volumePath);
  const perDay = !['2', '4', '6'].includes(Omvang.Frequentie);
  if (perDay && NOT_PER_DAY.has(Omvang.Eenheid)) findings.add(names.frequency, volumePath);
}
