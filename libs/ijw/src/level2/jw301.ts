import type { Jw301, Jw301ToegewezenProduct } from '../messages/jw301';
import { dateOrder } from './dates';
import { Findings } from './findings';
import { checkPersons } from './regie-persons';
import { checkProduct, collide, type RegieNames } from './regie-product';
import type { Finding } from './rules';
import { passesElfproef } from './shared';

const CLIENT = '/jw301:Bericht/jw301:Client';
const NAMES: RegieNames = { noCode: 'CD080', frequency: 'CS338', einddatum: 'Einddatum' };
const REMOVED = '13';
const CANCELLED = '01';

/** The level-2 rules of the JW301. */
export function checkJw301(message: Jw301): readonly Finding[] {
  const findings = new Findings();
  const { Client } = message;
  if (!passesElfproef(Client.Bsn)) findings.add('CS002', `${CLIENT}/jw301:Bsn`);
  const dagtekening = dateOrder(message.Header.BerichtIdentificatie.Dagtekening);
  checkPersons(Client, dagtekening, CLIENT, findings);
  const products = Client.ToegewezenProducten.ToegewezenProduct;
  const numbers = new Set<number>();
  for (const [index, product] of products.entries()) {
    const path = pathOf(index);
    checkProduct(product, NAMES, `${path}/jw301`, findings);
    checkReason(product, path, findings);
    if (numbers.has(product.ToewijzingNummer)) findings.add('TR101', path);
    numbers.add(product.ToewijzingNummer);
    if (dateOrder(product.Toewijzingsdatum) > dagtekening) {
      findings.add('TR134', `${path}/jw301:Toewijzingsdatum`);
    }
    const earlier = products.slice(0, index).filter((each) => !removed(each));
    if (!removed(product) && earlier.some((each) => collide(each, product))) {
      findings.add('TR302', path);
    }
  }
  return findings.list;
}

function checkReason(product: Jw301ToegewezenProduct, path: string, findings: Findings): void {
  const { RedenWijziging: reason, Ingangsdatum, Einddatum } = product;
  if (reason === REMOVED && Einddatum !== undefined && Einddatum !== Ingangsdatum) {
    findings.add('CS335', `${path}/jw301:RedenWijziging`);
  }
  if (reason === CANCELLED) findings.add('CS336', `${path}/jw301:RedenWijziging`);
}

function removed({ RedenWijziging, Ingangsdatum, Einddatum }: Jw301ToegewezenProduct): boolean {
  return [REMOVED, CANCELLED].includes(RedenWijziging ?? '') && Einddatum === Ingangsdatum;
}

function pathOf(index: number): string {
  return `${CLIENT}/jw301:ToegewezenProducten/jw301:ToegewezenProduct[${index + 1}]`;
}
